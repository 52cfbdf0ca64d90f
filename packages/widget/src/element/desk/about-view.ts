import { type Child, element } from '../element.ts';
import { dayInWords } from './day-in-words.ts';
import type { DeskWords } from './desk-words.ts';
import type { LetterPane } from './letter-pane.ts';
import type { Draft } from './read-draft.ts';

/** What is to be known of a letter before anything is read: what is urgent, what it is, by when it is due. */
export function aboutView(draft: Draft, words: DeskWords, letter: LetterPane): readonly Child[] {
  const { kinds, clocks, correspondent, dates, language } = draft;
  const first = clocks.find(({ due }) => due !== '');
  const day = (iso: string) => dayInWords(iso, words);
  return [
    urgentPart(draft, words, letter),
    language === 'cy' ? element('p', { class: 'inset inset-bad' }, [words('drafter.welsh')]) : undefined,
    correspondent.authority === 'check' ? element('p', { class: 'inset inset-bad' }, [words('drafter.authority')]) : undefined,
    kinds.length === 0
      ? undefined
      : element('p', {}, [
          words('drafter.kinds', { kinds: kinds.map(({ kind }) => words.find(`drafter.kind.${kind}`) ?? kind).join('; ') }),
        ]),
    first === undefined
      ? undefined
      : element('p', {}, [
          words(dates.isReceivedAssumed ? 'drafter.due.assumed' : 'drafter.due', { due: day(first.due), received: day(dates.received) }),
        ]),
    clocksTable(draft, words),
  ];
}

// --- Internal ---

/** Urgent and sensitive passages come before anything else. */
function urgentPart({ urgent }: Draft, words: DeskWords, letter: LetterPane): Child {
  if (urgent.length === 0) return undefined;
  return element('div', { class: 'inset inset-bad', part: 'urgent' }, [
    element('p', {}, [element('strong', {}, [words.count('drafter.urgent', urgent.length)])]),
    element(
      'ul',
      {},
      urgent.map(({ what, quote, position }, place) => {
        const show = element('button', { type: 'button', class: 'marker' }, ['!']);
        show.setAttribute('aria-label', words('drafter.urgent.show', { number: place + 1 }));
        show.addEventListener('click', () => letter.open(position, show));
        return element('li', {}, [
          element('strong', {}, [`${words.find(`drafter.urgent.${what}`) ?? what}: `]),
          element('span', { dir: 'auto' }, [quote]),
          ' ',
          show,
        ]);
      }),
    ),
  ]);
}

function clocksTable({ clocks }: Draft, words: DeskWords): Child {
  if (clocks.length === 0) return undefined;
  const day = (iso: string) => dayInWords(iso, words);
  const head = [words('drafter.clocks.clock'), words('drafter.clocks.due'), words('drafter.clocks.source')];
  const rows = clocks.map(({ title, due, problem, source, later }) =>
    element('tr', {}, [
      element('td', {}, [title]),
      element('td', {}, [
        due === '' ? problem : day(due),
        ...later.map((one) => element('p', { class: 'hint' }, [words('drafter.clocks.later', { due: day(one.due), when: one.when })])),
      ]),
      element('td', {}, [source]),
    ]),
  );
  const heads = head.map((text) => element('th', { scope: 'col' }, [text]));
  return element('details', {}, [
    element('summary', {}, [words('drafter.clocks')]),
    element('table', {}, [element('thead', {}, [element('tr', {}, heads)]), element('tbody', {}, rows)]),
  ]);
}
