import { chooseTool } from './choose-tool.ts';
import { button, element } from './element.ts';
import type { Layout } from './layout.ts';
import { sendOnEnter } from './send-on-enter.ts';
import { textField } from './text-field.ts';
import type { Words } from './words.ts';

interface AssistantParts {
  readonly words: Words;
  /** Names of the tools that are on now. */
  enabled(): ReadonlySet<string>;
  /** Shows a tool and asks it. */
  ask(tool: Layout['name'], text: string): void;
}

/** One box for everything: by what a text looks like it goes to one of the tools that are on, and that is said. */
export function assistant({ words, enabled, ask }: AssistantParts): HTMLElement {
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
  const say = (line: string) => {
    said.textContent = line;
    said.hidden = false;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [wrong] = text.wrong();
    text.showError(wrong?.message);
    if (wrong !== undefined) {
      text.control.focus();
      return;
    }
    const { look, tool } = chooseTool(text.value(), enabled());
    if (tool === undefined) {
      say(words(`assistant.${look}.off`));
      return;
    }
    say(words(`assistant.${look}`));
    ask(tool, text.value());
    text.fill('');
  });
  return form;
}
