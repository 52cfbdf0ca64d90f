import { aroundIt } from './states/around-it.ts';
import { atWork } from './states/at-work.ts';
import { beforeStart } from './states/before-start.ts';
import { ended } from './states/ended.ts';
import { formsAndDesk } from './states/forms-and-desk.ts';
import type { WidgetState } from './widget-state.ts';

/** Every state of the widget. */
export const widgetStates: readonly WidgetState[] = [...beforeStart, ...atWork, ...ended, ...formsAndDesk, ...aroundIt];
