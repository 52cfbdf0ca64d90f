import type { Context } from 'hono';
import { routePath } from 'hono/route';

/** The pattern of the route that answered, so that ids are not counted one by one. */
export function routeOf(context: Context): string {
  const pattern = routePath(context, -1);
  return pattern.endsWith('*') ? 'none' : pattern;
}
