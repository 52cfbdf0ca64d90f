import type { Layout } from './layout.ts';

/** What a text looks like, and so which tool is for it. */
export type TextLook = 'letter' | 'long' | 'question';

const toolFor: Readonly<Record<TextLook, Layout['name']>> = { letter: 'drafter', long: 'summariser', question: 'policy-search' };

/** So many words are no question any more. */
const longWords = 120;

const opening = /^\s{0,20}(?:dear|annwyl|to whom it may concern)\b/i;
const close = /^\s{0,20}(?:yours (?:sincerely|faithfully|truly|ever)|kind regards|best wishes|many thanks|with thanks|cofion|yn gywir)\b/im;
const mailHead = /^(?:from|sent|to|subject): \S/im;

/** What a text looks like: a letter by how it begins and ends, a document by its length, else a question. */
export function lookOf(text: string): TextLook {
  const words = text.split(/\s+/, longWords + 1).length;
  if (opening.test(text) || (words > 12 && (close.test(text) || mailHead.test(text)))) return 'letter';
  return words > longWords ? 'long' : 'question';
}

/** The tool for a text among those that are on; undefined where the one it is for is not. */
export function chooseTool(
  text: string,
  enabled: ReadonlySet<string>,
): { readonly look: TextLook; readonly tool: Layout['name'] | undefined } {
  const look = lookOf(text);
  const tool = toolFor[look];
  return { look, tool: enabled.has(tool) ? tool : undefined };
}
