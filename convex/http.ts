import { httpRouter } from 'convex/server';
import { auth } from './auth.ts';

/** What is asked for over HTTP: by which keys the deployment's own tokens are known. */
const http = httpRouter();

auth.addHttpRoutes(http);

export default http;
