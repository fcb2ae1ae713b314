import type { ReactNode } from "react";
import { Wordmark } from "@/components/wordmark";

interface PlainPageProps {
  title: string;
  children: ReactNode;
}

/** A page that is only words: not found, broken, not set up. Needs neither a session nor a router. */
export function PlainPage({ title, children }: PlainPageProps) {
  return (
    <div className="edge">
      <title>{`${title} - Easel`}</title>
      <header className="flex h-(--bar) items-center">
        <Wordmark />
      </header>
      <main className="axis pt-7 desk:pt-16">
        <div className="flex max-w-140 flex-col items-start gap-5 desk:col-start-2">
          <h1 className="text-24 desk:text-28">{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}
