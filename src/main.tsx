import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { DatabaseConfig } from '../shared/database/config.ts';
import { openSession } from '../shared/session/open-session.ts';
import { StartFailure } from './features/shell/start-failure.tsx';
import { StartScreen } from './features/shell/start-screen.tsx';
import { getBrowserId } from './lib/browser-id.ts';
import { App } from './routes/app.tsx';
import { createAppRouter } from './routes/router.tsx';
import './styles/main.css';

/** What the environment said when the app was built or its server started: see vite.config.ts. */
declare const __DATABASE_CONFIG__: DatabaseConfig;

/** The composition root: configuration -> session (who is here, over which database) -> router -> screen. */
async function start(container: HTMLElement): Promise<void> {
  const root = createRoot(container);
  root.render(<StartScreen />);
  try {
    const session = await openSession(__DATABASE_CONFIG__, getBrowserId());
    root.render(
      <StrictMode>
        <App session={session} router={createAppRouter()} />
      </StrictMode>,
    );
  } catch (error) {
    root.render(<StartFailure message={error instanceof Error ? error.message : String(error)} />);
  }
}

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no element with the id "root".');
void start(container);
