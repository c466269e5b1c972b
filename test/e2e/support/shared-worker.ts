import type { Page } from '@playwright/test';

/** Ends the store of all tabs, as a browser that runs out of memory does. */
export async function killSharedWorkers(page: Page): Promise<void> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The page has no browser of its own to ask.');
  const { targetInfos } = await session.send('Target.getTargets');
  for (const { type, targetId } of targetInfos) {
    if (type === 'shared_worker') await session.send('Target.closeTarget', { targetId });
  }
  await session.detach();
}

/** Lets nothing through, from now on, that asks the store for pages: lists go on loading. */
export async function holdPages(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const send = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function hold(
      this: MessagePort,
      message: unknown,
      ...rest: unknown[]
    ) {
      if (!JSON.stringify(message).includes('"watchPage"')) Reflect.apply(send, this, [message, ...rest]);
    };
  });
}

/** Has the tab keep the items itself, with a program that fails at once. */
export async function breakStore(page: Page, reason: string): Promise<void> {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker'));
  await page.route(/\/sample-database-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `throw new Error(${JSON.stringify(reason)})` }),
  );
}
