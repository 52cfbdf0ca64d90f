import type { Announcer } from './announcer.ts';
import type { ClientParts } from './run-client.ts';
import type { ToolForm } from './tool-form.ts';
import type { ToolCard } from './wire.ts';
import type { Words } from './words.ts';

/** What a form is made with. */
export interface FormParts extends Pick<ClientParts, 'fetch'> {
  readonly card: ToolCard;
  readonly announcer: Announcer;
}

/** How one tool looks: its form, and its result. */
export interface Layout {
  readonly name: 'summariser' | 'drafter' | 'policy-search';
  /** A conversation keeps what was asked before; a form has one result. */
  readonly keepsEarlier: boolean;
  /** The field of the tool's input that guardrails look at first, and the person comes back to. */
  readonly mainField: string;
  /** Whether its result can be taken away as a file as it is; a draft is signed off first. */
  readonly hasFiles: boolean;
  /** The texts in an input that was sent, the main one first; none for an input of another shape. */
  sourcesOf(input: object): readonly string[];
  makeForm(words: Words, parts: FormParts): ToolForm;
}
