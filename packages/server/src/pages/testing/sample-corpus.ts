import type { StoredDocument } from '@assay/core';
import { sampleDocument } from '../../testing/sample-parts.ts';

/** Markup that runs something wherever a text is taken for markup. */
export const attack = `<img src=x onerror="globalThis.attacked=true"><script>globalThis.attacked=true</script>`;

const carryOver = 'Staff may carry over up to 10 days of annual leave into the next leave year, if their manager agrees in writing.';

const leave = `Annual leave

How much leave you have

Full-time staff have 25 days of annual leave a year, rising to 30 days after five years of service. Part-time staff have the same in proportion to their hours.

Carrying leave over

${carryOver} Leave that is not taken and not carried over is lost.

You should ask at least:

two weeks before you want to be away

four weeks before, if you want more than ten days

Length of service | Days a year

Under five years | 25

Five years and over | 30`;

/** A few documents of every sort that pages show: long, withdrawn, an approved line, and one that means harm. */
export const sampleCorpus: readonly StoredDocument[] = [
  sampleDocument({
    id: 'policy/annual-leave',
    title: 'Annual leave policy',
    text: leave,
    blocks: [
      blockOf('heading', 'Annual leave', 1),
      blockOf('heading', 'How much leave you have', 2),
      blockOf('heading', 'Carrying leave over', 2),
      blockOf('list-item', 'two weeks before you want to be away'),
      blockOf('list-item', 'four weeks before, if you want more than ten days'),
      blockOf('table-row', 'Length of service | Days a year'),
      blockOf('table-row', 'Under five years | 25'),
      blockOf('table-row', 'Five years and over | 30'),
    ],
    metadata: {
      publisher: 'Department of Examples',
      published: '2026-01-05',
      updated: '2026-06-30',
      nation: 'England and Wales',
      status: 'current',
      url: 'https://www.example.org/annual-leave',
      synthetic: true,
    },
    origin: 'annual-leave.html',
  }),
  sampleDocument({
    id: 'policy/special-leave',
    title: 'Special leave for jury service, public duties and emergencies',
    text: 'Special leave\n\nStaff called for jury service have special leave with pay for as long as the court needs them.',
    metadata: { publisher: 'Department of Examples', updated: '2024-02-01', status: 'withdrawn' },
    origin: 'special-leave.html',
  }),
  sampleDocument({
    id: 'lines/fees',
    collection: 'lines',
    title: 'Fees for licences',
    text: 'The fee for a licence is set each April so that it covers the cost of handling an application and no more.',
    metadata: { owner: 'Licensing policy', cleared: '2026-09-14', status: 'approved', synthetic: true },
    origin: 'lines.jsonl',
  }),
  sampleDocument({
    id: `attack/${attack}`,
    title: `Harmful ${attack}`,
    text: `Harmful heading ${attack}\n\nHarmful words about badgers ${attack} and “quotes” & ampersands.`,
    metadata: { publisher: attack, url: 'javascript:globalThis.attacked=true', nation: attack },
    origin: `${attack}.html`,
  }),
];

// --- Internal ---

function blockOf(kind: 'heading' | 'list-item' | 'table-row', words: string, level?: number): StoredDocument['blocks'][number] {
  const start = leave.startsWith(words) && level === 1 ? 0 : leave.indexOf(`\n\n${words}`) + 2;
  return { kind, start, end: start + words.length, ...(level === undefined ? {} : { level }) };
}
