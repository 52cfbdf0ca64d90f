import { type Child, element } from '../element.ts';
import { assuranceLink } from '../link.ts';
import type { RunState } from '../run-state.ts';
import type { ToolCard } from '../wire.ts';
import type { ResultWords } from './result-words.ts';

interface CheckedParts {
  readonly run: string;
  readonly state: RunState;
  readonly card: ToolCard;
  readonly words: ResultWords;
  /** The address of the server. */
  readonly origin: string;
}

/** What stands behind a result, as a list: what made it, which checks it passed, where it comes from, and on what evidence the tool runs. */
export function checkedView({ run, state, card, words, origin }: CheckedParts): HTMLElement {
  const { notices, citations, engine } = state;
  const tool = words.find(`${card.name}.title`) ?? card.title;
  const isModel = card.engines.some(({ id, kind }) => id === engine && kind === 'model');
  const evidence: Child[] = [
    card.evidence === ''
      ? undefined
      : element('span', { dir: 'auto' }, [`${card.evidence.charAt(0).toUpperCase()}${card.evidence.slice(1)}.`]),
    card.evidence === '' ? undefined : ' ',
    assuranceLink(words('evidence.link'), card.name, origin),
  ];
  const rows: readonly (readonly [name: string, value: readonly Child[]])[] = [
    [words('checked.by'), [isModel ? words('checked.by.model', { tool, engine }) : words('checked.by.embedded', { tool })]],
    [words('checked.checks'), [notices.length === 0 ? words('checked.checks.none') : words.count('checked.checks.found', notices.length)]],
    ...(citations.length === 0 ? [] : [[words('checked.sources'), [words.count('checked.sources.count', citations.length)]] as const]),
    [words('checked.evidence'), evidence],
    [words('checked.reference'), [run]],
  ];
  return element('details', { class: 'checked', part: 'checked' }, [
    element('summary', {}, [words('checked')]),
    element(
      'dl',
      { class: 'summary-list' },
      rows.map(([name, value]) =>
        element('div', {}, [
          element('dt', {}, [name]),
          element(
            'dd',
            {},
            value.filter((part) => part !== undefined),
          ),
        ]),
      ),
    ),
  ]);
}
