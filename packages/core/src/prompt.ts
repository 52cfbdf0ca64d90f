import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AssayError, messageOf } from './assay-error.ts';
import { describeIssues, type FileBytes, readBytes } from './data-file.ts';
import { sha256 } from './digest.ts';
import type { ChatMessage } from './engine.ts';

/** A prompt of `prompts/<tool>/<purpose>.md`, read at first use. */
export type Prompt = (values: Readonly<Record<string, string | number>>) => readonly ChatMessage[];

const names = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.string().regex(/^[a-z][A-Za-z]{0,29}$/, 'a name of letters')));

const frontMatter = z.strictObject({
  why: z.string().min(1),
  /** Slots for our own words. */
  slots: names.optional(),
  /** Slots for texts of others: fenced. */
  untrusted: names.optional(),
});

interface PromptFile {
  readonly slots: readonly string[];
  readonly untrusted: readonly string[];
  readonly system: string;
  readonly user: string;
}

/**
 * A prompt file: front matter between two lines of "---" (why, slots, untrusted: each "name: value"), then "# System" and
 * "# User". A slot is {{name}}. A slot that is not declared, declared and not used, not filled or not there is an error.
 */
export function promptFile(url: URL): Prompt {
  const path = fileURLToPath(url);
  // Its bytes are read at once, so that what runs is what the parts list names; a bad file turns off its own tool only.
  const bytes = readBytes(path);
  let read: PromptFile | undefined;
  return (values) => {
    read ??= readPrompt(path, bytes);
    return fillPrompt(read, values, path);
  };
}

// --- Internal ---

const slot = /\{\{([^{}]{0,40})\}\}/g;

function readPrompt(path: string, bytes: FileBytes): PromptFile {
  const broken = (why: string) =>
    new AssayError('data-file-invalid', `${path} is not a valid prompt: ${why}. Correct or restore the file.`);
  if (bytes.status === 'unreadable')
    throw new AssayError('data-file-invalid', `${path} cannot be read: ${messageOf(bytes.error)}. Restore the file.`, {
      cause: bytes.error,
    });
  const [, head, system, user] = /^---\n([\s\S]*?)\n---\n+# System\n([\s\S]*?)\n# User\n([\s\S]*)$/.exec(bytes.text) ?? [];
  if (head === undefined || system === undefined || user === undefined)
    throw broken('it needs front matter between two lines "---", then "# System" and "# User"');
  const fields = head.split('\n').map((line) => /^([a-z]+): (.+)$/.exec(line));
  if (fields.some((field) => field === null)) throw broken('each line of its front matter is "name: value"');
  const parsed = frontMatter.safeParse(Object.fromEntries(fields.map((field) => [field?.[1], field?.[2]])));
  if (!parsed.success) throw broken(describeIssues(parsed.error));
  const { slots = [], untrusted = [] } = parsed.data;
  const used = new Set([...`${system}\n${user}`.matchAll(slot)].map(([, name = '']) => name));
  const declared = [...slots, ...untrusted];
  const unknown = [...used].find((name) => !declared.includes(name));
  if (unknown !== undefined) throw broken(`it uses the slot {{${unknown}}}, which its front matter does not declare`);
  const unused = declared.find((name) => !used.has(name));
  if (unused !== undefined) throw broken(`it declares the slot {{${unused}}} and does not use it`);
  if (untrusted.some((name) => system.includes(`{{${name}}}`))) throw broken('texts of others belong under "# User"');
  return { slots, untrusted, system: system.trim(), user: user.trim() };
}

function fillPrompt(
  { slots, untrusted, system, user }: PromptFile,
  values: Readonly<Record<string, string | number>>,
  path: string,
): readonly ChatMessage[] {
  const declared = [...slots, ...untrusted];
  const wrong = [
    ...declared.filter((name) => !Object.hasOwn(values, name)).map((name) => `"${name}" is missing`),
    ...Object.keys(values)
      .filter((name) => !declared.includes(name))
      .map((name) => `there is no slot "${name}"`),
  ];
  if (wrong.length > 0) throw new AssayError('tool-failed', `The prompt ${path} was not filled as it must be: ${wrong.join('; ')}.`);

  const filled = (template: string) =>
    // What stands in a slot is never read as a slot: the template is gone through once.
    template.replace(slot, (_, name: string) => {
      const value = String(values[name]);
      return untrusted.includes(name) ? fenced(name, value) : value;
    });
  return [
    { role: 'system', content: filled(system) },
    { role: 'user', content: filled(user) },
  ];
}

/** Between marks that hold a digest of the text itself: nobody can write a text that ends its own fence. */
function fenced(name: string, text: string): string {
  const mark = sha256(text).slice(0, 16);
  return `<${name} ${mark}>\n${text}\n</${name} ${mark}>`;
}
