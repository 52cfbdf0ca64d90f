import type { FormError } from './error-summary.ts';
import type { Field } from './field.ts';

/** The field of an input that a path is in: "facts" for "facts[0].text". */
export function nameOf(path: string): string {
  return path.replace(/[[.].*$/s, '');
}

/** What is sent to a tool. */
type ToolInput = Readonly<
  Record<
    string,
    | string
    | number
    | readonly string[]
    | Readonly<Record<string, string | number>>
    | readonly Readonly<Record<string, string | undefined>>[]
  >
>;

/** What a form holds: an input for the tool, or what is missing. */
type FormReading =
  | {
      readonly status: 'ready';
      readonly input: ToolInput;
      /** The texts that places in "input", "input-2" and so on point into, exactly as they are sent. */
      readonly sources: readonly string[];
    }
  | { readonly status: 'wrong'; readonly errors: readonly FormError[] };

/** The form of one tool. */
export interface ToolForm {
  readonly fields: readonly HTMLElement[];
  readonly submit: HTMLButtonElement;
  read(): FormReading;
  /** The tool's main text, as it stands in the form. */
  text(): string;
  /** Puts a text there. */
  take(text: string): void;
  /** The field that holds a part of the input, by its name there. */
  fieldOf(name: string): Field | undefined;
  /** Takes up what was asked before this page was loaded: a question may go on from it. */
  recall?(text: string): void;
  /** What to do when something goes wrong or right while the form is filled. */
  onError?: (errors: readonly FormError[]) => void;
  /** Called when the tool is first looked at. */
  onShown?: () => void;
}
