import { type Child, element } from '../element.ts';
import type { Citation } from '../wire.ts';
import { copyText } from './copy-text.ts';
import { marker } from './marker.ts';
import { readSummary, type Summary, type SummaryStatement } from './read-result.ts';
import type { ResultWords } from './result-words.ts';
import type { ResultParts, ShownResult } from './shown-result.ts';

/** A summary: its parts, each sentence with the place it was taken from, what is to be checked, and what was left out. */
export function showSummary(result: unknown, { words, origin, openSource }: ResultParts): ShownResult | undefined {
  const summary = readSummary(result);
  if (summary === undefined) return undefined;
  const { title, standing, parts } = summary;
  const statements = parts.flatMap((part) => part.statements);
  const points = words.count('summariser.points', statements.length);
  const outcome = title === '' ? words('summariser.heading') : words('summariser.heading.titled', { title });
  let number = 0;
  const markers = (citations: readonly Citation[]): Child[] =>
    citations.flatMap(({ position }) => {
      number += 1;
      return [' ', marker({ number, position, words, openSource })];
    });

  const body: Child[] = [
    element('p', { class: 'standing' }, [
      element('strong', { class: 'tag tag-off' }, [words('ai.draft')]),
      ' ',
      element('strong', {}, [checkLine(summary, words)]),
    ]),
    element('p', { class: 'facts' }, [
      [
        aboutLine(summary, points, words),
        summary.dropped === 0 ? '' : words.count('summariser.dropped', summary.dropped),
        words(summary.mode === 'written' ? 'summariser.statement' : 'summariser.unchanged'),
      ]
        .filter((line) => line !== '')
        .join(' '),
    ]),
    standing.length === 0
      ? undefined
      : element('div', { class: 'inset' }, [
          element('p', {}, [element('strong', {}, [words('summariser.standing')])]),
          ...standing.map(({ text, citations }) => element('p', { dir: 'auto' }, [text, ...markers(citations)])),
        ]),
    ...parts.flatMap(({ heading, status, statements: own }): Child[] => [
      heading === '' ? undefined : element('h4', { dir: 'auto' }, [heading]),
      status === 'filled'
        ? element(
            'ul',
            { class: 'points' },
            pointsOf(own).map((point) =>
              element(
                'li',
                { dir: 'auto' },
                point.flatMap((one) => statementParts(one, markers, words)),
              ),
            ),
          )
        : element('p', {}, [words(summary.mode === 'comparison' ? 'summariser.nothing-changed' : 'summariser.not-found')]),
    ]),
    ...leftOutParts(summary, markers, words),
  ];
  const copied = {
    heading: outcome,
    statements: [
      ...standing,
      ...parts.flatMap(({ heading, statements: own }) => [
        ...(heading === '' ? [] : [{ text: heading, citations: [] }]),
        ...own.flatMap((one) => copiedStatements(one, words)),
      ]),
    ],
    note: words('copy.made.summariser'),
    origin,
    sourceTitle: words('summariser.source'),
  };
  return { outcome, body, ready: words('summariser.ready', { points }), copy: copyText(copied, words) };
}

// --- Internal ---

const detailNames = ['who', 'by', 'figures', 'section', 'status'] as const;

type Markers = (citations: readonly Citation[]) => Child[];

function aboutLine({ words: count, asked, mode, readingAge }: Summary, points: string, words: ResultWords): string {
  const chosen = words.find(`summariser.mode.${mode}`) ?? mode;
  return words('summariser.about', { points, words: words.count('summariser.words', count), asked, mode: chosen, age: readingAge });
}

function checkLine({ toCheck: { figures, claims } }: Summary, words: ResultWords): string {
  const checks = [
    figures === 0 ? '' : words.count('summariser.check.figures', figures),
    claims === 0 ? '' : words.count('summariser.check.claims', claims),
  ].filter((check) => check !== '');
  return checks.length === 0 ? '' : words('summariser.check', { checks: checks.join(words('summariser.check.and')) });
}

/** A statement that goes on from the one before stands in the same point. */
function pointsOf(statements: readonly SummaryStatement[]): readonly (readonly SummaryStatement[])[] {
  const points: SummaryStatement[][] = [];
  for (const statement of statements) {
    const last = points.at(-1);
    if (statement.follows && last !== undefined) last.push(statement);
    else points.push([statement]);
  }
  return points;
}

/** A statement as it is copied: with the heading it stands under, and what it said before. */
function copiedStatements({ text, citations, under, before }: SummaryStatement, words: ResultWords) {
  const headed = under === undefined ? text : `${words('summariser.under', { heading: under })} ${text}`;
  return [
    { text: headed, citations },
    ...(before === undefined ? [] : [{ text: words('summariser.detail.before', { value: before.text }), citations: before.citations }]),
  ];
}

function statementParts(
  { text, citations, under, follows, details = {}, before }: SummaryStatement,
  markers: Markers,
  words: ResultWords,
): Child[] {
  const told = detailNames.flatMap((name) => {
    const value = details[name] ?? '';
    const said = typeof value === 'string' ? value : value.join('; ');
    return said === '' ? [] : [words(`summariser.detail.${name}`, { value: said })];
  });
  return [
    under === undefined || follows ? undefined : element('span', { class: 'hint' }, [`${words('summariser.under', { heading: under })} `]),
    `${text} `,
    ...markers(citations),
    ' ',
    told.length === 0 ? undefined : element('span', { class: 'hint details' }, [told.join('. ')]),
    before === undefined
      ? undefined
      : element('span', { class: 'hint details' }, [
          words('summariser.detail.before', { value: before.text }),
          ...markers(before.citations),
        ]),
  ];
}

function leftOutParts({ leftOut: { sections, against, differences } }: Summary, markers: Markers, words: ResultWords): Child[] {
  return [
    differences === 0 ? undefined : element('p', {}, [words.count('summariser.differences', differences)]),
    against.length === 0
      ? undefined
      : element('details', {}, [
          element('summary', {}, [`${words('summariser.against')} (${against.length})`]),
          element(
            'ul',
            {},
            against.map(({ text, citation, why }) =>
              element('li', { dir: 'auto' }, [
                element('strong', {}, [`${words.find(`summariser.against.${why}`) ?? why}: `]),
                text,
                ...markers([citation]),
              ]),
            ),
          ),
        ]),
    sections.length === 0
      ? undefined
      : element('details', {}, [
          element('summary', {}, [`${words('summariser.leftOut')} (${sections.length})`]),
          element(
            'ul',
            {},
            sections.map((section) => element('li', { dir: 'auto' }, [section])),
          ),
        ]),
  ];
}
