import { dataFile } from '@assay/core';
import { z } from 'zod';

/** The tool's own wording, by name. */
export const phrases = dataFile(new URL('../../../prompts/policy-search/phrases.json', import.meta.url), z.record(z.string(), z.string()));
