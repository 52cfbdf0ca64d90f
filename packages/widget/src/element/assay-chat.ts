import { type Asked, type Chat, type ChatParts, type KeptChat, makeChat } from './chat.ts';
import { type ChatBar, chatBar } from './chat-bar.ts';
import { chatStyles } from './chat-styles.ts';
import { button, element } from './element.ts';
import { fetchTools } from './fetch-tools.ts';
import { fetchMessages, type Language, languageAt } from './languages.ts';
import { type LinkParts, originLink } from './link.ts';
import { pageAnnouncer } from './page-announcer.ts';
import type { ClientParts } from './run-client.ts';
import { serverOrigin } from './safe-address.ts';
import type { TellChat } from './tell-chat.ts';
import { readWords } from './words.ts';

/**
 * `<assay-chat>`: the tools of an Assay server as one element: of the page's own, or of the one that the attribute `server` names.
 * It speaks the language of `lang`; `messages` replaces single words.
 */
class AssayChat extends HTMLElement {
  static readonly observedAttributes = ['closed', 'lang'];
  readonly #frame = element('div', { class: 'frame', dir: 'ltr' });
  #bar: ChatBar | undefined;
  #chat: Chat | undefined;
  #language: Language = 'en-GB';

  connectedCallback(): void {
    if (this.shadowRoot !== null) return;
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    registerSize();
    sheet.replaceSync(chatStyles);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#frame);
    void this.#speak(languageAt(this));
  }

  attributeChangedCallback(name: string): void {
    if (name === 'closed') this.#bar?.showClosed();
    else void this.#change(languageAt(this));
  }

  /** Opens the widget, at a tool if one is named. */
  open(tool?: string): void {
    this.removeAttribute('closed');
    if (tool !== undefined) this.#chat?.select(tool);
  }

  /** Puts the tools away behind a button; what is in them stays, and work goes on. */
  close(): void {
    this.setAttribute('closed', '');
  }

  /** Opens the widget and asks: a named tool, or the one that the text is for. What is there already is never taken away for it. */
  async ask(text: string, tool?: string): Promise<Asked> {
    this.open();
    return this.#chat === undefined ? 'off' : this.#chat.ask(text, tool);
  }

  /** Another language, unless work is under way that would be lost with it. */
  async #change(language: Language): Promise<void> {
    const bar = this.#bar;
    if (language === this.#language || bar === undefined) return;
    if (this.#chat?.isBusy() === true) return bar.say(bar.words('language.busy'));
    if (await this.#speak(language, this.#chat?.kept())) {
      this.#bar?.focusLanguage();
      this.#tell('assay-language', { language });
    } else bar.say(bar.words('language.failed'));
  }

  /** Lays everything out in a language; false where its words cannot be loaded and others are there already. */
  async #speak(language: Language, kept?: KeptChat): Promise<boolean> {
    const messages = await fetchMessages(language);
    if (messages === undefined && this.#bar !== undefined) return false;
    this.#language = messages === undefined ? 'en-GB' : language;
    const words = readWords(this.getAttribute('messages'), messages);
    const announcer = pageAnnouncer(this);
    const place = element('div', { class: 'tools' });
    const bar = chatBar(this, {
      words,
      announcer,
      place,
      tell: this.#tell,
      onLanguage: () => void (this.#chat?.isBusy() === true ? bar.say(words('language.busy')) : this.setAttribute('lang', other)),
    });
    const other = this.#language === 'cy' ? 'en-GB' : 'cy';
    this.#bar = bar;
    this.#frame.lang = words.find('locale') ?? this.#language;
    this.#frame.replaceChildren(...bar.elements);
    if (messages === undefined) bar.say(words('language.failed'));
    await this.#fill(place, { words, announcer, tell: bar.tell, kept });
    return true;
  }

  async #fill(place: HTMLElement, parts: Pick<ChatParts, 'words' | 'announcer' | 'tell' | 'kept'>): Promise<void> {
    const { words } = parts;
    const origin = serverOrigin(this.getAttribute('server'), location.origin);
    const client = clientOf(origin);
    place.replaceChildren(element('p', { class: 'doing' }, [words('loading')]));
    const cards = await fetchTools(client);
    if (typeof cards === 'string') {
      const again = button(words('tryAgain'), 'secondary', () => void this.#fill(place, parts));
      return place.replaceChildren(notThere(cards, { words, origin }, again));
    }
    this.#chat = makeChat({ ...parts, cards, tool: this.getAttribute('tool'), client, origin });
    place.replaceChildren(...this.#chat.elements);
    this.#tell('assay-ready', { tools: this.#chat.tools });
  }

  readonly #tell: TellChat = (event, detail) => {
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true, detail }));
  };
}

customElements.define('assay-chat', AssayChat);

// --- Internal ---

/** The server at its own address: a page of another origin sends the person's session only where it is asked to. */
function clientOf(origin: string): ClientParts {
  return {
    fetch: (address, request) => fetch(`${origin}${address}`, { ...request, credentials: 'include' }),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

/** That there are no tools to show, why, and what to do. */
function notThere(why: 'signed-out' | 'unreachable', { words, origin }: LinkParts, again: HTMLElement): HTMLElement {
  return element('div', { class: 'inset inset-bad' }, [
    element('h2', {}, [words(`${why}.title`)]),
    element('p', {}, [words(`${why}.body`), ' ', why === 'signed-out' ? originLink(words('signed-out.link'), origin, words) : undefined]),
    again,
  ]);
}

/** The reader's own size of text, as a length that is worked out once: a page may have made its rem something else. */
function registerSize(): void {
  try {
    CSS.registerProperty({ name: '--assay-rem', syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch {
    // Another widget on this page has done it.
  }
}
