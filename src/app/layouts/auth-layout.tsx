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
      <div className="flex w-full flex-col edge desk:w-132 desk:shrink-0 desk:border-r desk:border-line">
        <header className="flex h-(--bar) shrink-0 items-center pt-[env(safe-area-inset-top)]">
          <Wordmark />
        </header>
        <main className="flex flex-1 flex-col pt-7 desk:mr-8 desk:ml-16 desk:pt-0">
          <div className="desk:my-auto">
            <h1 className="mb-6 text-24 desk:text-28">{title}</h1>
            {children}
          </div>
          <p className="mt-auto pt-8 pb-7 text-13 text-ink-2 desk:mt-0">{footer}</p>
        </main>
      </div>
      <aside aria-label="On the wall" className="hidden flex-1 flex-col justify-center px-[6.5vw] desk:flex">
        <figure>
          <img
            src="/examples/morandi.webp"
            alt=""
            width={900}
            height={675}
            className="max-h-[76dvh] w-full rounded-pic object-contain object-left"
          />
          <figcaption className="mt-3.5 text-12 text-ink-2">
            Three bottles, a striped cup and a lemon on a bare table, north light, oil on linen
          </figcaption>
        </figure>
      </aside>
    </div>
  );
}
