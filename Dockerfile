# syntax=docker/dockerfile:1
# One image per service: docker build --build-arg APP=candidate-screening -t ponte/candidate-screening .
# The image holds the bundle of that one app and production dependencies only; its sub-commands prepare an environment:
#   docker run --env-file … ponte/candidate-screening migrate
#   docker run --env-file … ponte/candidate-screening topics apply
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /workspace
ENV NX_DAEMON=false
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
ARG APP
RUN test -n "$APP" || { echo "Say which service: --build-arg APP=ingest" >&2; exit 1; } \
 && npx nx build "$APP"

FROM node:${NODE_VERSION}-bookworm-slim AS dependencies
WORKDIR /workspace
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:${NODE_VERSION}-bookworm-slim
ARG APP
LABEL org.opencontainers.image.title="ponte-${APP}" org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps PORT=3000 MANAGEMENT_PORT=9464
WORKDIR /app
COPY --from=dependencies /workspace/node_modules ./node_modules
COPY --from=build /workspace/dist/apps/${APP}/ ./
USER node
EXPOSE 3000 9464
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.MANAGEMENT_PORT}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node as process 1 gets SIGTERM itself: every service drains on it.
ENTRYPOINT ["node", "main.js"]
