import { type Action, dataFile, type Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { zonesAround } from '../zones.ts';

const words = z.array(z.string()).min(1);
const lexicon = dataFile(
  new URL('../lexicons/injection.json', import.meta.url),
  z.strictObject({
    /** Words of which every sign holds one: signs are looked for around them alone. */
    anchors: words,
    overrides: words,
    pasts: words,
    orders: words,
    foreignOverrides: words,
    reveals: words,
    secrets: words,
    turns: words,
    personas: words,
    roles: words,
    machines: words,
    commands: words,
    replies: words,
    markup: words,
  }),
);

/** A sign that a text speaks to the machine, and how much of a proof it is: 1 suffices. */
interface Sign {
  readonly kind: string;
  readonly weight: number;
  readonly pattern: RegExp;
}

/** From the word that gives a sign away to its other end. */
const longestSign = 240;

/** Signs add up over so many characters: about two sentences. */
const together = 300;

const supported: readonly Action[] = ['allow', 'flag', 'block'];

/** Finds words that try to give the machine orders. They are a sign, no proof: nothing in a document is ever obeyed. */
export const injection = defineCheck({
  name: 'injection',
  options: z.strictObject({ threshold: z.number().positive() }),
  judges: 'text',
  reads: 'normalised',
  consequences: {
    flag: 'Nothing in a text is obeyed, but read it with care before you rely on an answer drawn from it.',
    block: 'It was not used.',
  },
  make: ({ threshold }) => ({
    reach: 2 * together + 2 * longestSign,
    supports: { input: supported, context: supported },
    async find({ text }) {
      return findAttempts(text, threshold).map(
        ({ kind, start, end }): Finding => ({
          check: 'injection',
          kind,
          start,
          end,
          message: 'This text holds words that try to give this service orders.',
        }),
      );
    },
  }),
});

// --- Internal ---

let anchors: RegExp | undefined;

function readAnchors(): RegExp {
  anchors ??= new RegExp(lexicon().anchors.join('|'), 'gim');
  return anchors;
}

let signs: readonly Sign[] | undefined;

function readSigns(): readonly Sign[] {
  const { overrides, pasts, orders, foreignOverrides, reveals, secrets, turns, personas, roles, machines, commands, replies, markup } =
    lexicon();
  const any = (list: readonly string[]) => `(?:${list.join('|')})`;
  const sign = (kind: string, weight: number, source: string): Sign => ({ kind, weight, pattern: new RegExp(source, 'gim') });
  signs ??= [
    sign('override', 1, `\\b${any(overrides)}\\b(?=[^.!?\\n]{0,60}\\b${any(pasts)}\\b)[^.!?\\n]{0,60}?\\b${any(orders)}\\b`),
    sign(
      'override',
      1,
      `\\b${any(overrides)}\\b[^.!?\\n]{0,12} (?:everything|all|anything|what|whatever)\\b[^.!?\\n]{0,30}\\b(?:above|before|previously|you know|i said|i told|was said|you were told|you have been told|you learned)\\b`,
    ),
    sign('override', 1, `\\b(?:ignore|disregard|forget) (?:everything|all of (?:that|this)|all that)\\b`),
    sign('override', 1, any(foreignOverrides)),
    sign('reveal', 1, `\\b${any(reveals)}\\b[^.!?\\n]{0,30}\\b${any(secrets)}\\b`),
    sign('override', 1, any(turns)),
    sign('role', 1, any(personas)),
    sign('role', 0.6, any(roles)),
    sign('address', 1, any(machines)),
    sign('command', 0.6, any(commands)),
    sign('command', 0.3, any(replies)),
    sign('markup', 0.6, any(markup)),
  ];
  return signs;
}

interface Attempt {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

function findAttempts(text: string, threshold: number): Attempt[] {
  const zones = zonesAround(text, readAnchors(), longestSign);
  const seen = readSigns().flatMap(({ kind, weight, pattern }) =>
    [...zones.text.matchAll(pattern)].map(({ index, 0: match }) => {
      const start = zones.toText(index);
      return { kind, start, end: start + match.length, weight };
    }),
  );
  seen.sort((a, b) => a.start - b.start);
  const attempts: Attempt[] = [];
  let first = 0;
  let sum = 0;
  for (const [place, sign] of seen.entries()) {
    sum += sign.weight;
    while (sign.start - (seen[first]?.start ?? 0) > together) {
      sum -= seen[first]?.weight ?? 0;
      first += 1;
    }
    if (sum < threshold) continue;
    const group = seen.slice(first, place + 1);
    const strongest = group.reduce((a, b) => (b.weight > a.weight ? b : a));
    attempts.push({ kind: strongest.kind, start: group[0]?.start ?? sign.start, end: sign.end });
    first = place + 1;
    sum = 0;
  }
  return attempts;
}
