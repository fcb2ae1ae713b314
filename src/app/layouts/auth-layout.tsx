import type { ReactNode } from "react";
import { Wordmark } from "@/components/wordmark";

interface AuthLayoutProps {
  title: string;
  /** The way to the other of signing in and signing up. */
  footer: ReactNode;
  children: ReactNode;
}

/** The form at the left, a picture on the wall at the right; on phones the form alone. */
export function AuthLayout({ title, footer, children }: AuthLayoutProps) {
  return (
    <div className="flex min-h-dvh">
      <title>{`${title} - Easel`}</title>
      <div className="edge desk:w-132 desk:shrink-0 desk:border-r desk:border-line flex w-full flex-col">
        <header className="flex h-(--bar) shrink-0 items-center pt-[env(safe-area-inset-top)]">
          <Wordmark />
        </header>
        <main className="desk:ml-16 desk:mr-8 desk:pt-0 flex flex-1 flex-col pt-7">
          <div className="desk:my-auto">
            <h1 className="text-24 desk:text-28 mb-6">{title}</h1>
            {children}
          </div>
          <p className="text-13 text-ink-2 desk:mt-0 mt-auto pt-8 pb-7">{footer}</p>
        </main>
      </div>
      <figure className="desk:flex hidden flex-1 flex-col justify-center px-[6.5vw]">
        <img
          src="/examples/morandi.webp"
          alt=""
          width={900}
          height={675}
          className="rounded-pic max-h-[76dvh] w-full object-contain object-left"
        />
        <figcaption className="text-12 text-ink-2 mt-3.5">
          Three bottles, a striped cup and a lemon on a bare table, north light, oil on linen
        </figcaption>
      </figure>
    </div>
  );
}
