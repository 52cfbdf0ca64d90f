import { element } from './element.ts';

interface Tab {
  readonly name: string;
  readonly title: string;
  /** Said after the title, for a tool that cannot be used. */
  readonly note?: string;
  readonly panel: HTMLElement;
  readonly onShown: () => void;
}

/** The tabs, and which of them is chosen. */
export interface ToolTabs {
  readonly elements: readonly HTMLElement[];
  /** Chooses by name; a name that is none changes nothing. */
  select(name: string): void;
  selected(): string;
  /** Puts the focus on the tab that is chosen. */
  focus(): void;
}

/** Tabs over panels (ARIA Authoring Practices: tabs, manual focus order, automatic activation). */
export function toolTabs(label: string, tabs: readonly Tab[]): ToolTabs {
  const buttons = tabs.map(({ name, title, note, panel }) => {
    panel.id = `${name}-panel`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', `${name}-tab`);
    return element('button', { type: 'button', role: 'tab', class: 'tab', part: 'tab', id: `${name}-tab`, 'aria-controls': panel.id }, [
      element('span', {}, [title]),
      note === undefined ? undefined : ' ',
      note === undefined ? undefined : element('span', { class: 'tag tag-off' }, [note]),
    ]);
  });
  let chosen = 0;
  const selectAt = (at: number) => {
    chosen = at;
    for (const [place, tab] of buttons.entries()) {
      tab.setAttribute('aria-selected', String(place === at));
      tab.tabIndex = place === at ? 0 : -1;
    }
    for (const [place, { panel, onShown }] of tabs.entries()) {
      panel.hidden = place !== at;
      if (place === at) onShown();
    }
  };
  for (const [at, tab] of buttons.entries()) {
    tab.addEventListener('click', () => selectAt(at));
    tab.addEventListener('keydown', (event) => {
      const to = nextPlace(event.key, at, buttons.length);
      if (to === undefined) return;
      event.preventDefault();
      selectAt(to);
      buttons[to]?.focus();
    });
  }
  selectAt(0);
  return {
    elements: [
      element('div', { role: 'tablist', class: 'tabs', part: 'tabs', 'aria-label': label }, buttons),
      ...tabs.map(({ panel }) => panel),
    ],
    select(name) {
      const at = tabs.findIndex((tab) => tab.name === name);
      if (at >= 0) selectAt(at);
    },
    selected: () => tabs[chosen]?.name ?? '',
    focus: () => buttons[chosen]?.focus(),
  };
}

// --- Internal ---

function nextPlace(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
