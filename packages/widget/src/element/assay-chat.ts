import { type Announcer, announcer } from './announcer.ts';
import styles from './assay-chat.css';
import { assistant } from './assistant.ts';
import { button, element } from './element.ts';
import { layouts } from './layouts.ts';
import { originLink } from './link.ts';
import type { ClientParts } from './run-client.ts';
import { serverOrigin } from './safe-address.ts';
import { type ToolPanel, toolPanel } from './tool-panel.ts';
import { toolTabs } from './tool-tabs.ts';
import type { ToolCard } from './wire.ts';
import { readWords, type Words } from './words.ts';

/** `<assay-chat>`: the tools of an Assay server as one element: of the page's own, or of the one that the attribute `server` names. Its words come from `messages`. */
class AssayChat extends HTMLElement {
  #show: HTMLElement | undefined;

  connectedCallback(): void {
    if (this.#show !== undefined) return;
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    this.#show = element('div', { class: 'chat', part: 'chat' });
    root.append(this.#show);
    const origin = serverOrigin(this.getAttribute('server'), location.origin);
    const words = readWords(this.getAttribute('messages'));
    void fill(this.#show, { origin, words, announcer: pageAnnouncer(), client: clientOf(origin) });
  }
}

customElements.define('assay-chat', AssayChat);

// --- Internal ---

interface ChatParts {
  readonly origin: string;
  readonly words: Words;
  readonly announcer: Announcer;
  readonly client: ClientParts;
}

/** The server at its own address: a page of another origin sends the person's session only where it is asked to. */
function clientOf(origin: string): ClientParts {
  return {
    fetch: (address, request) => fetch(`${origin}${address}`, { ...request, credentials: 'include' }),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

async function fill(chat: HTMLElement, parts: ChatParts): Promise<void> {
  const { origin, words, announcer, client } = parts;
  chat.replaceChildren(element('p', { class: 'doing' }, [words('loading')]));
  const cards = await fetchTools(client);
  if (cards === 'signed-out' || cards === 'unreachable') {
    const failed = [
      element('h2', {}, [words(`${cards}.title`)]),
      element('p', {}, [
        words(`${cards}.body`),
        ' ',
        cards === 'signed-out' ? originLink(words('signed-out.link'), origin, words) : undefined,
      ]),
      button(words('tryAgain'), 'secondary', () => void fill(chat, parts)),
    ];
    chat.replaceChildren(element('div', { class: 'inset inset-bad' }, failed));
    return;
  }
  const panels = layouts.flatMap((layout) => {
    const card = cards.find(({ name }) => name === layout.name);
    return card === undefined ? [] : [{ layout, card, panel: toolPanel({ layout, card, words, announcer, client, origin }) }];
  });
  if (panels.length === 0) {
    chat.replaceChildren(element('p', {}, [words('none')]));
    return;
  }
  const tabs = toolTabs(
    words('tools'),
    panels.map(({ card, panel }) => tabOf(card, panel, words)),
  );
  const box = assistant({
    words,
    client,
    announcer,
    tools: new Map(panels.map(({ layout, panel }) => [layout.name, { name: layout.name, isOn: panel.isOn }])),
    ask(tool, text) {
      tabs.select(tool);
      return panels.find(({ card }) => card.name === tool)?.panel.ask(text) ?? 'occupied';
    },
  });
  // With one tool there is nothing to choose, and without the assistant nobody who could.
  const canChoose = panels.length > 1 && cards.some(({ name, isEnabled }) => name === 'assistant' && isEnabled);
  chat.replaceChildren(...(canChoose ? [box] : []), ...tabs.elements);
}

function tabOf({ name, isEnabled }: ToolCard, panel: ToolPanel, words: Words) {
  const note = isEnabled ? {} : { note: words('off.tag') };
  return { name, title: words.find(`${name}.title`) ?? name, panel: panel.element, onShown: panel.shown, ...note };
}

async function fetchTools({ fetch }: ClientParts): Promise<readonly ToolCard[] | 'signed-out' | 'unreachable'> {
  try {
    const response = await fetch('/api/tools');
    if (response.status === 401) return 'signed-out';
    // Our own server writes these, so their shape is trusted.
    const { tools } = (await response.json()) as { readonly tools?: readonly ToolCard[] };
    return tools ?? 'unreachable';
  } catch {
    return 'unreachable';
  }
}

/** The page's one live region, outside every shadow root: some browsers do not hear those within. */
function pageAnnouncer(): Announcer {
  const id = 'assay-chat-status';
  let region = document.getElementById(id);
  if (region === null) {
    region = element('div', { id, role: 'status' });
    Object.assign(region.style, {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    });
    document.body.append(region);
  }
  const spoken = region;
  return announcer({
    write: (text) => {
      spoken.textContent = text;
    },
    now: () => performance.now(),
    later: (work, ms) => void setTimeout(work, ms),
  });
}
