import type { Announcer } from './announcer.ts';
import { chooseTool, type ToolChoice } from './choose-tool.ts';
import { button, element, tellLanguage } from './element.ts';
import type { Layout } from './layout.ts';
import type { ClientParts } from './run-client.ts';
import { sendOnEnter } from './send-on-enter.ts';
import { textField } from './text-field.ts';
import type { Words } from './words.ts';

interface AssistantParts {
  readonly words: Words;
  readonly client: ClientParts;
  readonly announcer: Announcer;
  /** The tools of the widget, and whether each is on now. */
  readonly tools: ReadonlyMap<string, { readonly name: Layout['name']; isOn(): boolean }>;
  /** Shows a tool and asks it, if it can take a text now. */
  ask(tool: Layout['name'], text: string): 'asked' | 'working' | 'occupied' | 'off';
}

/** Nothing is said of what is over sooner. */
const toldAfterMs = 500;

/** The box, and what stands in it. */
export interface Assistant {
  readonly element: HTMLElement;
  text(): string;
  fill(text: string): void;
  isWorking(): boolean;
  /** Sends a text as if it had been written into the box, unless another stands there or is under way. */
  ask(text: string): Promise<'asked' | 'working' | 'occupied' | 'off'>;
}

/** One box for everything: the assistant says which tool a text is for, that tool answers, and which it was is said. */
export function assistant({ words, client, announcer, tools, ask }: AssistantParts): Assistant {
  const text = textField(
    {
      id: 'assistant-text',
      rows: 2,
      label: words('assistant.text'),
      hint: words('assistant.text.hint'),
      missing: words('assistant.text.missing'),
    },
    words,
  );
  const submit = button(words('assistant.submit'), 'primary');
  sendOnEnter(text.control, submit);
  const said = element('p', { class: 'facts', id: 'assistant-said', hidden: true });
  const form = element('form', { class: 'form assistant', 'aria-label': words('assistant.name') }, [text.element, submit, said]);
  form.noValidate = true;
  let isWorking = false;
  const tell = (line: string) => {
    said.textContent = line;
    tellLanguage(said);
    said.hidden = false;
    announcer.say(line);
  };

  const send = async (given: string): Promise<'asked' | 'working' | 'occupied' | 'off'> => {
    isWorking = true;
    submit.setAttribute('aria-disabled', 'true');
    const timer = setTimeout(() => tell(words('assistant.choosing')), toldAfterMs);
    const choice = await chooseTool(given, client);
    clearTimeout(timer);
    submit.removeAttribute('aria-disabled');
    isWorking = false;
    const tool = choice.status === 'chosen' ? tools.get(choice.tool) : undefined;
    // The text stays in the box where nobody took it: whoever wrote it chooses a tool, or tries again.
    const taken = tool === undefined ? 'off' : ask(tool.name, given);
    if (tool === undefined) tell(whyNot(choice, words));
    else if (taken === 'off') tell(words(`assistant.${tool.name}.off`));
    else tell(words(taken === 'asked' ? `assistant.${tool.name}` : `assistant.${taken}`));
    if (taken === 'asked' && text.value() === given) text.fill('');
    return taken;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isWorking) return;
    const [wrong] = text.wrong();
    text.showError(wrong?.message);
    if (wrong === undefined) void send(text.value());
    else text.control.focus();
  });
  return {
    element: form,
    text: text.value,
    fill: text.fill,
    isWorking: () => isWorking,
    async ask(given) {
      if (isWorking) return 'working';
      if (text.value().trim() !== '') return 'occupied';
      text.fill(given);
      return send(given);
    },
  };
}

// --- Internal ---

function whyNot(choice: ToolChoice, words: Words): string {
  switch (choice.status) {
    case 'chosen':
      return words('assistant.none');
    case 'unreachable':
      return words('error.unreachable');
    case 'refused':
      return choice.problem.detail === '' ? words('error.other', { code: choice.problem.code }) : choice.problem.detail;
    case 'ended':
      return words('error.blocked', { message: choice.state.message });
  }
}
