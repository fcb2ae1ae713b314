import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface NoticeProps {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
  tone?: "plain" | "bad";
}

/** What happened, what it means, what to do. */
export function Notice({ icon: Icon, title, children, action, tone = "plain" }: NoticeProps) {
  return (
    <div className="flex max-w-160 gap-3 rounded-md border border-line bg-sheet p-4">
      <Icon size={18} className={tone === "bad" ? "mt-px text-bad" : "mt-px"} aria-hidden="true" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {children !== undefined && <p className="text-ink-2">{children}</p>}
        {action !== undefined && <div className="mt-3">{action}</div>}
      </div>
    </div>
  );
}
