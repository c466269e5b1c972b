/** What the panels beside the list are made of, each fetched when it is first needed. */

export const loadNewItemPanel = () =>
  import('../features/item-panel/new-item-panel.tsx').then((module) => ({ default: module.NewItemPanel }));
export const loadEditItemPanel = () =>
  import('../features/item-panel/edit-item-panel.tsx').then((module) => ({ default: module.EditItemPanel }));

export const loadViewItemPanel = () =>
  import('../features/item-panel/view-item-panel.tsx').then((module) => ({ default: module.ViewItemPanel }));
export const loadNoNewItemPanel = () =>
  import('../features/item-panel/no-new-item-panel.tsx').then((module) => ({
    default: module.NoNewItemPanel,
  }));

export const loadItemHistory = () =>
  import('../features/history/item-history.tsx').then((module) => ({ default: module.ItemHistory }));
