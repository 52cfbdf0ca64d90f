import { AssayError, givenFields } from '@assay/core';
import type { DrafterInput, DrafterResult } from '@assay/drafter';

/** What a caseworker may set right of what is asked, in one letter or in all of a campaign. */
export const askOptions = {
  line: { type: 'string', multiple: true },
  'not-asked': { type: 'string', multiple: true },
} as const;

/** What a caseworker may set right of one letter. */
export const correctionOptions = {
  ...askOptions,
  kind: { type: 'string', multiple: true },
  due: { type: 'string', multiple: true },
  salutation: { type: 'string' },
  addressee: { type: 'string' },
  reference: { type: 'string' },
} as const;

/** How these options are written, for a command's usage. */
export const askUsage = '[--line LINE=ASK ...] [--not-asked ASK ...]';
export const correctionUsage = `[--kind KIND ...] [--due KIND=DAY ...] [--salutation NAME] [--addressee NAME] [--reference TEXT] ${askUsage}`;

/** `none=ASK` takes a line out: the ask is a gap. */
const noLine = 'none';

type Corrections = Readonly<Record<string, unknown>> & {
  readonly lines?: readonly { readonly ask: string; readonly line: string | null }[];
};

interface CorrectionValues {
  readonly line?: readonly string[] | undefined;
  readonly 'not-asked'?: readonly string[] | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly due?: readonly string[] | undefined;
  readonly salutation?: string | undefined;
  readonly addressee?: string | undefined;
  readonly reference?: string | undefined;
}

/** The drafter's corrections that these options make, none where none is given; the tool itself says what is wrong with a value. */
export function correctionsOf(values: CorrectionValues, usage: string): Corrections | undefined {
  const { kind, line, due, salutation, addressee, reference } = values;
  const pair = (text: string, option: string) => pairOf(text, option, usage);
  const given: Corrections = givenFields({
    kinds: kind,
    salutation,
    addressee,
    reference,
    notAsked: values['not-asked'],
    dates: due && Object.fromEntries(due.map((one) => pair(one, '--due KIND=DAY'))),
    lines: line?.map((one) => {
      const [id, ask] = pair(one, '--line LINE=ASK');
      return { ask, line: id === noLine ? null : id };
    }),
  });
  return Object.keys(given).length === 0 ? undefined : given;
}

/** What came of the lines that were set: one that was not used, or whose ask nobody has, is told, never passed over. */
export function correctionNotes(results: readonly DrafterResult[], { lines = [] }: Corrections): readonly string[] {
  return lines.flatMap(({ ask, line }) => {
    const asks = results.flatMap((result) => result.asks).filter(({ quote }) => bare(quote) === bare(ask));
    if (asks.length === 0) return [`Not set: no ask reads “${ask}”. Give it in the letter's words, as it is listed.`];
    if (line === null || asks.some((one) => one.line?.id === line)) return [];
    return [`Not used for “${ask}”: ${line} is not among the lines that were found for it and may be used. The ask is a gap.`];
  });
}

// --- Internal ---

function pairOf(text: string, option: string, usage: string): readonly [string, string] {
  const at = text.indexOf('=');
  const [name, value] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
  if (name === '' || value === '')
    throw new AssayError('bad-usage', `${option} needs both sides of its "=", not "${text}".\nUsage: ${usage}`);
  return [name, value];
}

/** As the drafter compares them: white space, case and the mark at the end do not count. */
function bare(text: DrafterInput['letter']): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.?!]+$/, '')
    .toLowerCase();
}
