import type { Announcer } from './announcer.ts';
import { button, element } from './element.ts';
import { focusIn } from './focus-in.ts';
import { helpLink } from './link.ts';
import type { TellChat } from './tell-chat.ts';
import type { Words } from './words.ts';

interface BarParts {
  readonly words: Words;
  readonly announcer: Announcer;
  /** What stands between the bar and the foot. */
  readonly place: HTMLElement;
  readonly tell: TellChat;
  onLanguage(): void;
}

/** What stands around the tools: language, closing and the way to help, in the same places in every state. */
export interface ChatBar {
  readonly elements: readonly HTMLElement[];
  readonly words: Words;
  /** Follows the attribute `closed`. */
  showClosed(): void;
  /** Says what the widget itself has to say. */
  say(text: string): void;
  focusLanguage(): void;
  /** What is told the page, marked on the button that opens the widget while it is closed. */
  readonly tell: TellChat;
}

/** Makes the bar and the foot of a widget; `closable` gives it a button to close it, `help` a way to help. */
export function chatBar(chat: HTMLElement, { words, announcer, place, tell, onLanguage }: BarParts): ChatBar {
  const isClosed = () => chat.hasAttribute('closed');
  const launcher = button(words('open'), 'primary', () => {
    chat.removeAttribute('closed');
    place.querySelector<HTMLElement>('textarea')?.focus();
  });
  launcher.setAttribute('part', 'launcher');
  launcher.classList.add('launcher');
  const language = button(words('language.other'), 'link', onLanguage);
  language.classList.add('language');
  language.lang = words.find('locale') === 'cy' ? 'en-GB' : 'cy';
  const close = button(words('close'), 'link', () => {
    chat.setAttribute('closed', '');
  });
  close.hidden = !chat.hasAttribute('closable');
  const said = element('p', { class: 'inset', hidden: true });
  const note = words.find('language.note');
  const help = helpLink(words('help'), chat.getAttribute('help'));
  const body = element('div', { class: 'chat', part: 'chat' }, [
    element('div', { class: 'bar', part: 'bar' }, [language, close]),
    said,
    place,
    element('div', { class: 'foot', part: 'foot' }, [
      help === undefined ? undefined : element('p', {}, [help]),
      note === undefined ? undefined : element('p', { class: 'facts' }, [note]),
    ]),
  ]);
  let wasClosed = false;
  const showClosed = () => {
    const isInside = focusIn(body) !== undefined && body.contains(focusIn(body) ?? null);
    body.hidden = isClosed();
    launcher.hidden = !isClosed();
    if (isClosed() === wasClosed) return;
    wasClosed = isClosed();
    launcher.textContent = words('open');
    if (wasClosed && isInside) launcher.focus();
    tell(wasClosed ? 'assay-close' : 'assay-open', {});
  };
  wasClosed = isClosed();
  showClosed();

  return {
    elements: [launcher, body],
    words,
    showClosed,
    say(text) {
      said.textContent = text;
      said.hidden = false;
      announcer.say(text);
    },
    focusLanguage: () => language.focus(),
    tell(event, detail) {
      if (event === 'assay-answered' && isClosed()) {
        launcher.textContent = words('open.new');
        announcer.say(words('open.new.said'));
      }
      tell(event, detail);
    },
  };
}
