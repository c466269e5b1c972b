// Runs before the first paint, so that no page flashes in the wrong theme. A file of its own, because a strict
// Content-Security-Policy allows no inline script. See src/lib/preferences.ts.
try {
  const { theme, density } = JSON.parse(localStorage.getItem('estuary.preferences') ?? '{}') ?? {};
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
    for (const meta of document.querySelectorAll('meta[data-of]'))
      meta.media = meta.dataset.of === theme ? 'all' : 'not all';
  }
  document.documentElement.dataset.density = density === 'comfortable' ? density : 'compact';
} catch {
  document.documentElement.dataset.density = 'compact';
}
