/** Bytes of others as text: which charset was meant, and nothing replaced. */
package reprise.sdk.text;
