import { dataFile } from '@assay/core';
import { z } from 'zod';
import { choices } from './choices.ts';

/** The tool's own wording, by what was chosen. */
export const phrases = dataFile(new URL('../../../prompts/assistant/phrases.json', import.meta.url), z.record(z.enum(choices), z.string()));
