import { type Prompt, promptFile } from '@assay/core';

/** What a model is told when it chooses sentences, writes from them, and corrects what they do not bear out. */
export const prompts: Readonly<Record<'select' | 'write' | 'repair', Prompt>> = {
  select: promptFile(new URL('../../../../prompts/summariser/select.md', import.meta.url)),
  write: promptFile(new URL('../../../../prompts/summariser/write.md', import.meta.url)),
  repair: promptFile(new URL('../../../../prompts/summariser/repair.md', import.meta.url)),
};

/** How a prompt is told that there is nothing of a kind. */
export const none = '(none)';
