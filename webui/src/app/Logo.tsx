/** The repeat sign of sheet music: play this part again. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="#4263eb" />
      <g fill="#fff">
        <circle cx="10.5" cy="12.5" r="2" />
        <circle cx="10.5" cy="19.5" r="2" />
        <rect x="15" y="8" width="2" height="16" rx="1" />
        <rect x="19.5" y="8" width="4" height="16" rx="1.2" />
      </g>
    </svg>
  );
}
