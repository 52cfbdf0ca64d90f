import { element } from '../element.ts';
import type { DeskWords } from './desk-words.ts';
import type { CheckItem, Draft } from './read-draft.ts';

/** Whether the reply is fit to go, as it stands now. */
export interface StandingView {
  readonly element: HTMLElement;
  checked(items: readonly CheckItem[]): void;
  signed(): void;
}

/** What keeps a reply from being sent. */
const blocking = ['gap-left', 'ask-unanswered', 'authority', 'marking'];

/** Says at the head of a draft how far it is: not fit to send, to be checked, signed off; and how many questions have no line. */
export function standingView({ urgent, language }: Draft, words: DeskWords): StandingView {
  const draft = element('strong', { class: 'tag tag-off' }, [words.find('ai.draft') ?? '']);
  const tag = element('strong', {});
  const gaps = element('p', { class: 'inset inset-bad', hidden: true });
  const show = (kind: 'bad' | 'off' | 'on', text: string) => {
    tag.className = `tag tag-${kind}`;
    tag.textContent = text;
  };
  return {
    element: element('div', {}, [element('p', { class: 'standing' }, [draft, ' ', tag]), gaps]),
    checked(items) {
      draft.hidden = false;
      const isWhole = urgent.length === 0 && language !== 'cy' && !items.some(({ kind }) => blocking.includes(kind));
      show(isWhole ? 'off' : 'bad', words(isWhole ? 'desk.tag.whole' : 'desk.tag'));
      const left = items.filter(({ kind }) => kind === 'gap-left').length;
      gaps.hidden = left === 0;
      gaps.textContent = left === 0 ? '' : words.count('drafter.gaps', left);
    },
    // What was signed is a person's, and what stood open is on record.
    signed() {
      show('on', words('desk.signed'));
      draft.hidden = true;
      gaps.hidden = true;
    },
  };
}
