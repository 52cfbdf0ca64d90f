import type { Announcer } from './announcer.ts';
import { type Assistant, assistant } from './assistant.ts';
import { element } from './element.ts';
import { firstUse } from './first-use.ts';
import { layouts } from './layouts.ts';
import type { ClientParts } from './run-client.ts';
import type { TellChat } from './tell-chat.ts';
import { type KeptPanel, type ToolPanel, toolPanel } from './tool-panel.ts';
import { toolTabs } from './tool-tabs.ts';
import type { ToolCard } from './wire.ts';
import type { Words } from './words.ts';

/** What became of a text that a page gave the widget to ask. */
export type Asked = 'asked' | 'working' | 'occupied' | 'off';

/** What is to be shown again in another language. */
export interface KeptChat {
  readonly tool: string;
  readonly assistant: string;
  readonly panels: ReadonlyMap<string, KeptPanel>;
}

/** What the tools are laid out with. */
export interface ChatParts {
  readonly cards: readonly ToolCard[];
  /** The one tool to show; all of them where it names none. */
  readonly tool: string | null;
  readonly origin: string;
  readonly words: Words;
  readonly announcer: Announcer;
  readonly client: ClientParts;
  readonly tell: TellChat;
  readonly kept?: KeptChat | undefined;
}

/** The tools on the screen. */
export interface Chat {
  readonly elements: readonly HTMLElement[];
  /** The names of the tools that are shown. */
  readonly tools: readonly string[];
  isBusy(): boolean;
  select(tool: string): void;
  ask(text: string, tool?: string): Promise<Asked>;
  kept(): KeptChat;
}

/** Lays the tools out: what to know first, one box for everything where there is a choice, and a tab for each tool. */
export function makeChat({ cards, tool: only, words, announcer, client, origin, tell, kept }: ChatParts): Chat {
  const offered = layouts.flatMap((layout) => {
    const card = cards.find(({ name }) => name === layout.name);
    return card === undefined ? [] : [{ card, layout }];
  });
  const named = offered.filter(({ card }) => card.name === only);
  const panels = (named.length === 0 ? offered : named).map(({ card, layout }) => ({
    card,
    layout,
    panel: toolPanel({ layout, card, words, announcer, client, origin, tell }),
  }));
  if (panels.length === 0) return emptyChat(words);

  const tabs = toolTabs(
    words('tools'),
    panels.map(({ card, panel }) => tabOf(card, panel, words)),
  );
  const panelOf = (tool: string) => panels.find(({ card }) => card.name === tool)?.panel;
  // With one tool there is nothing to choose, and without the assistant nobody who could.
  const canChoose = panels.length > 1 && cards.some(({ name, isEnabled }) => name === 'assistant' && isEnabled);
  const askTool = (tool: string, text: string): Asked => {
    const panel = panelOf(tool);
    if (panel === undefined || !panel.isOn()) return 'off';
    tabs.select(tool);
    return panel.ask(text);
  };
  const box: Assistant | undefined = canChoose
    ? assistant({
        words,
        client,
        announcer,
        tools: new Map(panels.map(({ layout, panel }) => [layout.name, { name: layout.name, isOn: panel.isOn }])),
        ask: askTool,
      })
    : undefined;
  const first = firstUse(words, {
    examples: panelOf('policy-search')?.isOn() === true,
    onExample(text) {
      tabs.select('policy-search');
      panelOf('policy-search')?.fill(text);
    },
    onDone: () => tabs.focus(),
  });

  box?.fill(kept?.assistant ?? '');
  for (const { card, panel } of panels) void panel.restore(kept?.panels.get(card.name));
  if (kept !== undefined) tabs.select(kept.tool);
  const or = box === undefined ? undefined : element('p', { class: 'or' }, [words('assistant.or')]);
  const parts = [first, box?.element, or, ...(panels.length > 1 ? tabs.elements : panels.map(({ panel }) => panel.element))];
  const elements = parts.filter((part) => part !== undefined);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'F6' && panelOf(tabs.selected())?.jump() === true) event.preventDefault();
  };
  for (const part of elements) part.addEventListener('keydown', onKey);
  return {
    elements,
    tools: panels.map(({ card }) => card.name),
    isBusy: () => box?.isWorking() === true || panels.some(({ panel }) => panel.isBusy()),
    select: tabs.select,
    async ask(text, tool) {
      if (tool !== undefined || box === undefined) return askTool(tool ?? tabs.selected(), text);
      return box.ask(text);
    },
    kept: () => ({
      tool: tabs.selected(),
      assistant: box?.text() ?? '',
      panels: new Map(panels.map(({ card, panel }) => [card.name, panel.kept()])),
    }),
  };
}

// --- Internal ---

function emptyChat(words: Words): Chat {
  return {
    elements: [element('p', {}, [words('none')])],
    tools: [],
    isBusy: () => false,
    select: () => {},
    ask: async () => 'off',
    kept: () => ({ tool: '', assistant: '', panels: new Map() }),
  };
}

function tabOf({ name, isEnabled }: ToolCard, panel: ToolPanel, words: Words) {
  const note = isEnabled ? {} : { note: words('off.tag') };
  return { name, title: words.find(`${name}.title`) ?? name, panel: panel.element, onShown: panel.shown, ...note };
}
