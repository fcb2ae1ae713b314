import { Component, type ReactNode } from "react";
import { PlainPage } from "@/app/layouts/plain-page";
import { Button } from "@/components/ui/button";

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
    return (
      <PlainPage title="This page broke">
        <p className="text-ink-2">
          Your prompt, your pictures and your credits are safe: what is being drawn goes on being drawn. Load
          the page again to go on.
        </p>
        <Button variant="outline" onClick={() => window.location.reload()}>
          Load again
        </Button>
      </PlainPage>
    );
  }
}
