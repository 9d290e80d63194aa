# The gateway with the app: built in one stage, run in another that has no compiler, no development dependency and no root.
# Build: docker build --build-arg BUILD_COMMIT="$(git rev-parse --short=12 HEAD)" --tag safelight .
# Run:   docs/deployment.md

FROM node:22-slim AS build
WORKDIR /build
# First what changes seldom, so that a change of the sources installs nothing.
COPY package.json package-lock.json ./
# No scripts of packages: nothing here needs one, and a browser would be looked for otherwise.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json vite.config.ts ./
COPY public ./public
COPY scripts ./scripts
COPY smart-config ./smart-config
COPY gateway ./gateway
COPY src ./src
# Optional here is what packages for other purposes would use: TypeScript, which is a compiler, among it.
ARG BUILD_COMMIT=unknown
RUN BUILD_COMMIT="${BUILD_COMMIT}" npm run build \
  && rm -rf node_modules \
  && npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:22-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8080 \
    SAFELIGHT_DATA=/var/lib/safelight
WORKDIR /opt/safelight
# Owned by root and written by nobody: the process cannot change what it runs.
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/smart-config ./smart-config
COPY --from=build /build/dist ./dist
# Written to only where there is no DATABASE_URL; all else may be mounted read-only.
RUN install --directory --owner=node --group=node --mode=0700 /var/lib/safelight
VOLUME /var/lib/safelight
# The user "node" of the base image, by number, so that an orchestrator can see that it is not root.
USER 1000:1000
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--enable-source-maps", "dist/gateway/main.js"]
