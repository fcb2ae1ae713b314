/** The mark and the name. The shell in index.html draws the same before the app is there. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5 text-16 font-semibold tracking-[-0.01em]">
      <svg viewBox="0 0 16 16" width="22" height="22" aria-hidden="true">
        <path
          d="M8 .9 2.8 15.2M8 .9l5.2 14.3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
        <rect x="3.5" y="3.6" width="9" height="6.4" className="fill-accent" />
      </svg>
      Easel
    </span>
  );
}
