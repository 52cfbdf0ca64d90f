import { type Child, element } from '../element.ts';
import { documentLink, originLink, pageLink } from '../link.ts';
import type { Citation } from '../wire.ts';
import { copyText } from './copy-text.ts';
import { marker } from './marker.ts';
import { type Answer, readAnswer } from './read-result.ts';
import type { ResultWords } from './result-words.ts';
import type { ResultParts, ShownResult } from './shown-result.ts';

type AnswerParts = Pick<ResultParts, 'words' | 'origin'>;

/** An answer: quoted passages and where each stands, or what was looked through without finding one. */
export function showAnswer(result: unknown, parts: ResultParts): ShownResult | undefined {
  const { words, origin, source } = parts;
  const answer = readAnswer(result);
  if (answer === undefined) return undefined;
  const { status, statements, passages } = answer;
  if (passages.length === 0)
    return {
      outcome: words('policy-search.nothing'),
      body: [searchedFor(answer, source, words), ...nothingFound(answer, parts)],
      ready: words('policy-search.nothing.ready'),
    };

  const isSure = status === 'answered';
  const outcome = isSure ? words.count('policy-search.found', passages.length) : words('policy-search.perhaps');
  const list = element(
    'ol',
    { class: 'passages' },
    passages.map(({ text, citation }) =>
      element('li', { tabindex: '-1' }, [
        element('blockquote', { dir: 'auto' }, [element('p', {}, [text])]),
        passageSource(citation, parts),
      ]),
    ),
  );
  const copied = {
    heading: '',
    statements: [...statements, ...passages.map(({ text, citation }) => ({ text, citations: [citation] }))],
    note: words(isSure ? 'copy.made.policy-search' : 'copy.made.policy-search.perhaps'),
    origin,
    sourceTitle: '',
  };
  return {
    outcome,
    body: [
      searchedFor(answer, source, words),
      isSure ? undefined : element('p', {}, [words('policy-search.perhaps.body')]),
      choices(answer, words),
      ...written(answer, list, parts),
      list,
      ...disagreements(answer, parts),
      receipt(answer, words),
    ],
    ready: isSure ? words.count('policy-search.ready', passages.length) : words('policy-search.perhaps.ready'),
    copy: copyText(copied, words),
  };
}

// --- Internal ---

function passageSource({ title, position, url, notes = [] }: Citation, parts: AnswerParts): HTMLElement {
  const { words } = parts;
  const facts: Child[] = [
    position.section,
    position.page === undefined ? undefined : words('citation.page', { page: position.page }),
    ...notes,
    url === undefined ? undefined : originLink(words('policy-search.original'), url, words),
  ];
  return element('p', { class: 'facts' }, [
    documentLink(title, position, parts),
    ...facts.flatMap((fact) => (fact === undefined || fact === title ? [] : [element('span', { class: 'fact', dir: 'auto' }, [fact])])),
  ]);
}

/** What a model wrote stands apart from what is quoted, each statement with the numbers of the passages that bear it out. */
function written({ statements, passages }: Answer, list: HTMLElement, parts: AnswerParts): Child[] {
  const { words } = parts;
  if (statements.length === 0) return [];
  const cited = ({ title, position }: Citation): Child => {
    const { document, start, end } = position;
    const place = passages.findIndex(({ citation: { position: at } }) => at.document === document && at.start <= start && at.end >= end);
    const shown = list.children[place];
    if (!(shown instanceof HTMLElement)) return documentLink(title, position, parts);
    return marker({ number: place + 1, position: { ...position, section: title }, words, openSource: (_, opener) => goTo(shown, opener) });
  };
  return [
    element('h4', {}, [words('policy-search.written'), ' ', element('strong', { class: 'tag tag-off' }, [words('ai.draft')])]),
    element(
      'ul',
      { class: 'points' },
      statements.map(({ text, citations }) =>
        element('li', { dir: 'auto' }, [text, ...citations.flatMap((citation): Child[] => [' ', cited(citation)])]),
      ),
    ),
    element('p', { class: 'facts' }, [words('policy-search.written.note')]),
    element('h4', {}, [words('policy-search.quoted')]),
  ];
}

/** Shows a passage further down; Escape goes back to the number that led there. */
function goTo(passage: HTMLElement, opener: HTMLElement): void {
  passage.onkeydown = ({ key }) => {
    if (key === 'Escape') opener.focus();
  };
  passage.focus({ preventScroll: true });
  passage.scrollIntoView({ block: 'nearest' });
}

/** A question that goes on from another is searched for with it: what was searched is shown. */
function searchedFor({ receipt: { query } }: Answer, asked: string, words: ResultWords): Child {
  return query === asked ? undefined : element('p', { class: 'facts', dir: 'auto' }, [words('policy-search.searched-for', { query })]);
}

function choices({ choices: nations }: Answer, words: ResultWords): Child {
  return nations.length === 0
    ? undefined
    : element('p', {}, [
        words('policy-search.which-nation', {
          nations: nations.map((name) => words.find(`policy-search.nation.${name}`) ?? name).join(', '),
        }),
      ]);
}

function disagreements({ disagreements: found }: Answer, parts: AnswerParts): Child[] {
  const { words } = parts;
  return found.flatMap(({ pages }) => [
    element('h4', {}, [words('policy-search.disagree')]),
    element('p', {}, [words('policy-search.disagree.body')]),
    element(
      'ul',
      {},
      pages.map(({ document, title, says, updated }) =>
        element('li', {}, [
          pageLink(title, document, parts),
          ' ',
          updated === undefined ? words('policy-search.disagree.undated') : words('policy-search.disagree.updated', { date: updated }),
          element('blockquote', { dir: 'auto' }, [element('p', {}, [says])]),
        ]),
      ),
    ),
  ]);
}

function receipt({ receipt: { documentsSearched } }: Answer, words: ResultWords): HTMLElement {
  return element('p', { class: 'facts' }, [words.count('policy-search.searched', documentsSearched)]);
}

function nothingFound(answer: Answer, parts: AnswerParts): Child[] {
  const { words } = parts;
  const { nearest, receipt: searched } = answer;
  const terms = searched.terms.join(', ');
  return [
    element('p', {}, [words(answer.receipt.documentsSearched === 0 ? 'policy-search.empty' : 'policy-search.nothing.body')]),
    receipt(answer, words),
    terms === '' ? undefined : element('p', { class: 'facts', dir: 'auto' }, [words('policy-search.terms', { terms })]),
    ...(nearest.length === 0
      ? []
      : [
          element('h4', {}, [words('policy-search.nearest')]),
          element('p', {}, [words('policy-search.nearest.body')]),
          element(
            'ul',
            {},
            nearest.map(({ document, title, note }) =>
              element('li', {}, [
                pageLink(title, document, parts),
                note === '' ? undefined : ' ',
                note === ''
                  ? undefined
                  : element('strong', { class: 'tag tag-bad' }, [note === 'withdrawn' ? words('policy-search.withdrawn') : note]),
              ]),
            ),
          ),
        ]),
  ];
}
