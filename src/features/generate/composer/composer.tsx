import { useId, useState, type FormEvent, type KeyboardEvent, type RefObject } from "react";
import { ComposerStatus } from "@/features/generate/composer/composer-status";
import {
  composerState,
  promptProblem,
  type Circumstances,
} from "@/features/generate/composer/composer-state";
import { DesktopControls } from "@/features/generate/composer/desktop-controls";
import { GenerateButton } from "@/features/generate/composer/generate-button";
import { PhoneControls } from "@/features/generate/composer/phone-controls";
import { PromptField } from "@/features/generate/composer/prompt-field";
import type { Recipe } from "@/features/generate/recipe";
import { useMediaQuery } from "@/lib/use-media-query";

interface ComposerProps {
  draft: Recipe;
  onChange: (change: Partial<Recipe>) => void;
  onGenerate: (recipe: Recipe) => void;
  circumstances: Circumstances;
  held: number;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Docked at the bottom of Create. Every refusal keeps the prompt and changes only the button and the line under it. */
export function Composer({ draft, onChange, onGenerate, circumstances, held, field }: ComposerProps) {
  const statusId = useId();
  const isNarrow = useMediaQuery("(max-width: 899px)");
  const [problem, setProblem] = useState("");
  const state = composerState(draft, circumstances);
  const Controls = isNarrow ? PhoneControls : DesktopControls;

  function change(part: Partial<Recipe>) {
    setProblem("");
    onChange(part);
  }

  function generate() {
    if (state.blocked) return;
    const found = promptProblem(draft.prompt);
    setProblem(found ?? "");
    if (found === undefined) onGenerate(draft);
    else field.current?.focus();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    generate();
  }

  function submitOnModEnter(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    const withMod = event.ctrlKey || event.metaKey;
    // A held key repeats: lines in the prompt, but generations neither here nor as presses of the button.
    if (withMod || (event.repeat && event.target !== field.current)) event.preventDefault();
    if (withMod && !event.repeat) generate();
  }

  return (
    // The key works wherever the focus is in the composer, as Enter does in any form.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form onSubmit={submit} onKeyDown={submitOnModEnter} aria-label="New picture">
      <div className="rounded-lg border border-rule bg-sheet focus-within:has-[textarea:focus]:border-ink focus-within:has-[textarea:focus]:shadow-[inset_0_0_0_0.5px_var(--ink)]">
        <PromptField
          field={field}
          value={draft.prompt}
          onChange={(prompt) => change({ prompt })}
          describedBy={statusId}
        />
        <div className="flex flex-wrap items-center gap-2 p-1 desk:p-1.5">
          <Controls draft={draft} onChange={change} />
          <GenerateButton cost={state.cost} blocked={state.blocked} describedBy={statusId} />
        </div>
      </div>
      <ComposerStatus
        id={statusId}
        draft={draft}
        reason={problem === "" ? state.reason : problem}
        credits={circumstances.credits}
        held={held}
        compact={isNarrow}
      />
    </form>
  );
}
