import { switchedOff } from '@assay/core';
import { type Context, Hono } from 'hono';
import type { ActiveRuns } from '../active-runs.ts';
import { turnTheSwitch } from '../assurance/turn-the-switch.ts';
import { callerOf } from '../caller-of.ts';
import { gatherEvidence } from '../gather-evidence.ts';
import { jsonLimit } from '../limits.ts';
import { assurancePage } from '../pages/assurance.ts';
import { startPage } from '../pages/start.ts';
import { readLanguage } from '../read-language.ts';
import { mayAssure } from '../require-assurance.ts';
import type { ServerParts } from '../server-parts.ts';
import { toolCard } from '../tool-card.ts';
import { assurancePageRoutes } from './assurance-pages.ts';
import { documentPageRoutes } from './document-pages.ts';
import { onlyOwnForms, readFields } from './own-forms.ts';
import { publicPageRoutes } from './public-pages.ts';
import { toolPageRoutes } from './tool-pages.ts';

/** The pages: rendered here, whole without script. */
export function pageRoutes(parts: ServerParts, active: ActiveRuns): Hono {
  const routes = new Hono();
  const cards = (context: Context) => Promise.all(parts.tools.map((tool) => toolCard(tool, parts, callerOf(context))));
  const frame = { canSignOut: parts.signIn.mode === 'oidc' };
  const translated = (context: Context) => ({ ...frame, language: readLanguage(context), address: addressOf(context) });
  routes.route('/', toolPageRoutes(parts, active, translated));
  routes.route('/', documentPageRoutes(parts, active, frame));
  routes.route('/', assurancePageRoutes(parts, frame));
  routes.route('/', publicPageRoutes(parts, translated));

  routes.get('/', async (context) => {
    const messages = parts.messages === undefined ? {} : { messages: parts.messages };
    const page = startPage(await cards(context), {
      ...messages,
      frame: translated(context),
      contact: parts.contact,
      withForms: parts.results.tools,
    });
    return context.html(page);
  });

  routes.get('/assurance', async (context) => {
    const forAssurance = mayAssure(callerOf(context)) ? { switches: await readSwitches(parts.store), drift: parts.drift() } : {};
    return context.html(assurancePage(await cards(context), await gatherEvidence(parts.store), { frame, ...forAssurance }));
  });

  routes.post('/assurance/switch', onlyOwnForms, jsonLimit, async (context) => {
    const { scope, name, isOn, reason } = Object.fromEntries(await readFields(context));
    const target = scope === 'everything' ? { scope } : { scope, name };
    await turnTheSwitch({ ...target, isOn: isOn === 'true', reason }, callerOf(context), parts);
    return context.redirect('/assurance', 303);
  });

  return routes;
}

// --- Internal ---

/** The address of a page without the query for its language; what was sent by a form is not asked for again. */
function addressOf({ req }: Context): string {
  const { pathname, searchParams } = new URL(req.url);
  searchParams.delete('lang');
  return `${pathname}${searchParams.size === 0 ? '' : `?${searchParams}`}`;
}

async function readSwitches({ audit }: ServerParts['store']) {
  const records = await audit.read(['switched-off', 'switched-on']);
  const none = { tool: '', engine: '' };
  const isAllOff = switchedOff(records, none) !== undefined;
  const single = records.filter(({ body }) => body.scope !== 'everything');
  return { isAllOff, isOff: (tool: string) => switchedOff(single, { ...none, tool }) !== undefined };
}
