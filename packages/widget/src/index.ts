export { bundleWidget } from './bundle-widget.ts';
