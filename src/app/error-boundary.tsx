import { Component, type ReactNode } from "react";
import { BROKEN } from "@/app/broken-words";
import { PlainPage } from "@/app/layouts/plain-page";
import { Shell } from "@/app/layouts/shell";
import { Button } from "@/components/ui/button";
import { isReloading } from "@/lib/reload-once";

interface ErrorBoundaryProps {
  children: ReactNode;
}

/** Catches what a screen throws while it is drawn. What was typed and what is being made are kept elsewhere. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    if (isReloading()) return <Shell />;
    return (
      <PlainPage title={BROKEN.title}>
        <p className="text-ink-2">{BROKEN.explanation}</p>
        <Button variant="outline" onClick={() => window.location.reload()}>
          {BROKEN.action}
        </Button>
      </PlainPage>
    );
  }
}
