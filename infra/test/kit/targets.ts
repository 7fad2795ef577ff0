import type { Page } from 'playwright-core';

/** WCAG 2.5.8, without its exception for small targets that stand alone. */
const LEAST_PX = 24;
const CONTROLS = 'button, a[href], input, select, textarea, [role="button"], [role="tab"], [role="option"], summary';

/** Everything that can be pressed and is smaller, one line for each. Links within sentences are as large as their words. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ least, controls }) => {
      const pressed = (element: Element): Element =>
        (element.matches('input[type="radio"], input[type="checkbox"]') && element.closest('label')) || element;
      const isInSentence = (element: Element): boolean =>
        element.matches('a') &&
        getComputedStyle(element).display === 'inline' &&
        (element.closest('p, li') ?? element.parentElement)?.textContent.trim() !== element.textContent.trim();
      return [...document.querySelectorAll(controls)]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !isInSentence(element))
        .map((element) => ({ element, box: pressed(element).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && box.height > 1)
        .filter(({ box }) => Math.round(box.width) < least || Math.round(box.height) < least)
        .map(({ element, box }) => {
          const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40);
          return `${element.tagName} "${name}" ${Math.round(box.width)}×${Math.round(box.height)}`;
        });
    },
    { least: LEAST_PX, controls: CONTROLS },
  );
}

/** What moves on the page by itself just now. */
export function movements(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().duration) > 0)
      .map((animation) => {
        const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
        return `${target?.className ?? ''} ${animation instanceof CSSAnimation ? animation.animationName : 'transition'}`;
      }),
  );
}
