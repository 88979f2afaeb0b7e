# One image, three roles (bot, worker, poller), chosen by ROLES. No build step: Node runs the TypeScript.
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The base image has Node itself, and Postgres runs in its own container: no install scripts are needed.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HTTP_HOST=0.0.0.0 HTTP_PORT=8080
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY drizzle ./drizzle
COPY locales ./locales
COPY src ./src
# A volume put there takes its owner over.
RUN mkdir /backups && chown node /backups
USER node
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=75s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.HTTP_PORT+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Not through npm: the process itself must get SIGTERM to stop gracefully.
CMD ["node", "--max-semi-space-size=8", "--import", "./src/preload.js", "src/main.ts"]
