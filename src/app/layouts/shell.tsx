import { Wordmark } from "@/components/wordmark";

/** What is shown while it is not known yet what to show: the same as in index.html, so nothing flickers. */
export function Shell() {
  return (
    <div className="shell">
      <Wordmark />
    </div>
  );
}
