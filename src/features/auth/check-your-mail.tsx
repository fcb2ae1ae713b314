import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

interface CheckYourMailProps {
  email: string;
  onBack: () => void;
}

/** Says the same for a new address and for one that has an account: which of the two is nobody's business. */
export function CheckYourMail({ email, onBack }: CheckYourMailProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  return (
    <div className="flex flex-col items-start gap-4">
      <h2 ref={heading} tabIndex={-1} className="text-20 outline-none">
        Check your mail
      </h2>
      <p className="text-ink-2">
        If <span className="break-words text-ink">{email}</span> is new here, a link is on its way to it. Open
        the link and your account is ready.
      </p>
      <p className="text-13 text-ink-3">
        Nothing after a few minutes? Look in the spam folder, try again later, or sign in if you already have
        an account.
      </p>
      <Button variant="outline" onClick={onBack}>
        Use another address
      </Button>
    </div>
  );
}
