declare global {
  /** Where the scroll lock under the dialogs looks for the nonce of its style element. */
  var __webpack_nonce__: string | undefined;
}

/**
 * What a style element must carry to be let in: the page's policy allows styles from our files and with the nonce that the
 * server wrote into this very page. An attribute named `nonce` is hidden from selectors and markup; only scripts can read it.
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

globalThis.__webpack_nonce__ = styleNonce;
