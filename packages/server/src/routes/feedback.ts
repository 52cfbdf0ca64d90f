import { Hono } from 'hono';
import { feedbackQuery, readPeriod } from '../assurance/audit-query.ts';
import { callerOf } from '../caller-of.ts';
import { giveFeedback } from '../feedback/give-feedback.ts';
import { jsonLimit, limits, readJson } from '../limits.ts';
import { problem } from '../problem.ts';
import { readQuery } from '../read-query.ts';
import { requireAssurance } from '../require-assurance.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import type { ServerParts } from '../server-parts.ts';

/** What people say of their own runs; what all say is for assurance. */
export function feedbackRoutes(parts: ServerParts): Hono {
  const routes = new Hono();

  routes.post('/api/feedback', jsonLimit, async (context) => {
    const answer = await giveFeedback(await readJson(context), callerOf(context), parts);
    if (answer.status === 'kept') return context.json(answer);
    const words = answer.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
    return respondWithProblem(context, problem('invalid-input', `The feedback was not kept: ${words}`, { errors: answer.errors }));
  });

  routes.get('/api/feedback', async (context) => {
    requireAssurance(callerOf(context));
    const { first, last } = readPeriod(readQuery(context, feedbackQuery));
    const period = { from: momentOf(first), to: momentOf(last) };
    const texts = await parts.feedback.texts(period, limits.feedbackTexts);
    // Who said it stays in the store.
    return context.json({ counts: await parts.feedback.counts(period), texts: texts.map(({ owner: _owner, ...said }) => said) });
  });

  return routes;
}

// --- Internal ---

/** As the store compares it, to the millisecond. */
function momentOf(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
