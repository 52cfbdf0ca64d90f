import { button, type Child, element } from '../element.ts';
import type { DeskWords } from './desk-words.ts';
import type { CheckState } from './live-check.ts';
import { placeOfItem } from './place-of-item.ts';
import type { CheckItem } from './read-draft.ts';

interface ReplyPaneParts {
  readonly draft: string;
  readonly addressee: string;
  readonly words: DeskWords;
  onInput(text: string): void;
  onCheckNow(text: string): void;
}

/** The reply as the person edits it, and what there is to check in it. */
export interface ReplyPane {
  readonly element: HTMLElement;
  text(): string;
  /** Whether it differs from what the tool drafted. */
  isEdited(): boolean;
  /** Puts the selection on the passage of an item; false where it is no longer there. */
  goTo(item: Pick<CheckItem, 'quote' | 'start' | 'end'>): boolean;
  show(state: CheckState): void;
}

/** What may have to be looked at, in the order it is told. */
const checkKinds = [
  'gap-left',
  'authority',
  'told-before',
  'figure',
  'commitment',
  'legal',
  'line-changed',
  'ask-unanswered',
  'impartiality',
  'marking',
  'style',
] as const;

/** "2 figures or dates; 1 gap": never the same words for every reply; empty where nothing was found. */
export function countedItems(items: readonly CheckItem[], words: DeskWords): string {
  return checkKinds
    .flatMap((kind) => {
      const count = items.filter((one) => one.kind === kind).length;
      return count === 0 ? [] : [words.count(`drafter.check.${kind}`, count)];
    })
    .join('; ');
}

/** The box in which the reply is edited, with what was found in it below. */
export function replyPane({ draft, addressee, words, onInput, onCheckNow }: ReplyPaneParts): ReplyPane {
  const id = 'desk-reply';
  const hintId = `${id}-hint`;
  const box = element('textarea', { id, rows: '18', dir: 'auto', spellcheck: 'true', 'aria-describedby': hintId });
  box.value = draft;
  const drafted = box.value;
  const state = element('p', { class: 'check-state' });
  const found = element('div', { class: 'items' });
  const discard = button(words('desk.discard'), 'secondary', () => {
    box.focus();
    box.select();
    // Typed in, so that it can be undone.
    if (!document.execCommand('insertText', false, drafted)) box.value = drafted;
    box.setSelectionRange(0, 0);
    onInput(box.value);
  });
  const isEdited = () => box.value !== drafted;
  const showEdited = () => {
    discard.hidden = !isEdited();
  };
  box.addEventListener('input', () => {
    showEdited();
    onInput(box.value);
  });
  showEdited();

  const goTo = (item: Pick<CheckItem, 'quote' | 'start' | 'end'>) => {
    const place = placeOfItem(item, box.value);
    if (place === undefined) return false;
    box.focus();
    // The box scrolls to where the caret is set, and only then is the rest selected.
    box.setSelectionRange(place.start, place.start);
    box.setSelectionRange(place.start, place.end);
    return true;
  };

  const itemView = (item: CheckItem): HTMLElement => {
    const name = words.find(`desk.kind.${item.kind}`) ?? item.kind;
    const gone = element('p', { class: 'hint', hidden: true }, [words('desk.items.gone')]);
    const go = button(words('desk.items.go'), 'link', () => {
      gone.hidden = goTo(item);
    });
    go.setAttribute('aria-label', `${words('desk.items.go')}: ${name}, ${shortened(item.quote)}`);
    return element('li', {}, [
      element('strong', {}, [`${name}: `]),
      item.quote === '' ? undefined : element('span', { class: 'quote', dir: 'auto' }, [`“${shortened(item.quote)}”. `]),
      element('span', { dir: 'auto' }, [item.message, ' ']),
      item.quote === '' ? undefined : go,
      gone,
    ]);
  };

  return {
    text: () => box.value,
    isEdited,
    goTo,
    show(next) {
      state.textContent = stateWords(next, words);
      state.classList.toggle('wrong', next.status === 'failed');
      if (next.status !== 'checked') return;
      const counted = countedItems(next.items, words);
      const kept = next.isStale ? [element('p', { class: 'hint' }, [words('desk.items.stale')])] : [];
      const list: Child[] =
        counted === ''
          ? [element('p', {}, [words('desk.items.none')])]
          : [element('h5', {}, [words('desk.items', { items: counted })]), element('ul', { class: 'plain' }, next.items.map(itemView))];
      // Whoever is in the list stays where the reply is: what they stood on may be gone.
      const isInside = found.contains((found.getRootNode() as ShadowRoot).activeElement);
      found.replaceChildren(...[...kept, ...list].filter((part) => part !== undefined));
      if (isInside) box.focus();
    },
    element: element('section', { class: 'pane pane-reply', 'aria-labelledby': `${id}-title` }, [
      element('h4', { id: `${id}-title` }, [words('desk.reply')]),
      addressee === '' ? undefined : element('p', { dir: 'auto' }, [words('desk.reply.to', { addressee })]),
      element('label', { for: id }, [words('desk.reply.label')]),
      element('p', { class: 'hint', id: hintId }, [words('desk.reply.hint')]),
      box,
      element('div', { class: 'row' }, [state, button(words('desk.checkNow'), 'secondary', () => onCheckNow(box.value)), discard]),
      found,
    ]),
  };
}

// --- Internal ---

const longestShown = 160;

function shortened(quote: string): string {
  const flat = quote.replaceAll(/\s+/g, ' ').trim();
  return flat.length <= longestShown ? flat : `${flat.slice(0, flat.lastIndexOf(' ', longestShown))} …`;
}

function stateWords(state: CheckState, words: DeskWords): string {
  if (state.status === 'failed') return words('desk.state.failed', { message: state.message });
  if (state.status === 'bounded') return words('desk.state.bounded', { count: state.count });
  return words(`desk.state.${state.status}`);
}
