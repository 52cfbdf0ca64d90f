import { button, type Child, element } from '../element.ts';
import type { OpenItem, SignOffAnswer } from './ask-sign-off.ts';
import type { DeskWords } from './desk-words.ts';
import { reviewView } from './review-view.ts';
import { signedView } from './signed-view.ts';

interface SignOffParts {
  readonly words: DeskWords;
  /** The address of the server, for links. */
  readonly origin: string;
  /** Asks what there is to look at, or with what was looked at signs. */
  ask(order: { readonly acknowledged?: readonly OpenItem[]; readonly reason?: string }): Promise<SignOffAnswer>;
  goTo(item: OpenItem): void;
  backToReply(): void;
  say(text: string): void;
  onSigned(): void;
}

/** Where a reply is signed off. */
export interface SignOffView {
  readonly element: HTMLElement;
  /** What was reviewed or signed is another text now. */
  changed(): void;
}

/** From a reply to a signed one: what was changed and stands open is looked at first, then it is signed, then it can be taken away. */
export function signOffView({ words, origin, ask, goTo, backToReply, say, onSigned }: SignOffParts): SignOffView {
  const place = element('div');
  let whenChanged = () => {};

  const showBeginning = () => {
    whenChanged = () => {};
    const begin = button(words('desk.sign.review'), 'primary', () => void review(begin));
    fill([element('p', {}, [words('desk.sign.body')]), begin]);
  };

  const fill = (parts: readonly Child[]) => place.replaceChildren(...parts.filter((part) => part !== undefined));

  /** The answer that a button asked for; none where it failed, or while it is asked. */
  const answerTo = async (pressed: HTMLButtonElement, order: Parameters<typeof ask>[0]) => {
    if (pressed.getAttribute('aria-disabled') === 'true') return undefined;
    pressed.setAttribute('aria-disabled', 'true');
    place.querySelector('.sign-failed')?.remove();
    say(words('desk.sign.working'));
    const answer = await ask(order);
    pressed.removeAttribute('aria-disabled');
    if (answer.status !== 'failed') return answer;
    const told = element('p', { class: 'inset inset-bad sign-failed', tabindex: '-1' }, [
      words('desk.sign.failed', { message: answer.message }),
    ]);
    place.prepend(told);
    told.focus();
    return undefined;
  };

  const review = async (pressed: HTMLButtonElement) => {
    const answer = await answerTo(pressed, {});
    if (answer?.status !== 'review') return;
    const view = reviewView(answer.review, {
      words,
      goTo,
      async onSubmit(submit, order) {
        const made = await answerTo(submit, order);
        if (made?.status === 'signed') showSigned(made.signed);
      },
      onBack() {
        showBeginning();
        backToReply();
      },
    });
    whenChanged = showBeginning;
    fill(view.parts);
    view.heading.focus();
  };

  const showSigned = (signed: Parameters<typeof signedView>[0]) => {
    const view = signedView(signed, { words, origin }, (again) => void review(again));
    whenChanged = view.changed;
    fill(view.parts);
    onSigned();
    view.heading.focus();
    say(words('desk.signed.ready'));
  };

  showBeginning();
  const id = 'desk-sign';
  return {
    element: element('section', { class: 'pane pane-sign', 'aria-labelledby': id }, [element('h4', { id }, [words('desk.sign')]), place]),
    changed: () => whenChanged(),
  };
}
