# One image for every program; which one it runs is the argument PROGRAM, what follows `python -m`:
#   docker build --build-arg PROGRAM=gateway -t baoquan-gateway .
#   docker build --build-arg PROGRAM="services.chassis.program services.payment.wiring" -t baoquan-payment .
# Kubernetes runs one image and names the program in each manifest (deploy/k8s).
FROM node:24-bookworm-slim AS web
WORKDIR /build/gateway/web
COPY gateway/web/package.json gateway/web/package-lock.json gateway/web/.npmrc ./
RUN npm ci
COPY gateway/openapi.json ../
COPY gateway/web ./
RUN npm run build

FROM python:3.12-slim-bookworm AS packages
COPY requirements-image.lock /
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r /requirements-image.lock

FROM python:3.12-slim-bookworm
RUN apt-get update \
 && apt-get install --yes --no-install-recommends fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*
COPY --from=packages /venv /venv
WORKDIR /app
COPY contracts contracts
COPY services services
COPY gateway gateway
COPY offices offices
COPY sandbox sandbox
COPY --from=web /build/gateway/web/dist gateway/web/dist
# The root file system is read-only where it runs: bytecode is written now or never.
RUN /venv/bin/python -m compileall -q .
ARG PROGRAM=gateway
ENV PATH=/venv/bin:$PATH \
    PROGRAM=$PROGRAM \
    PYTHONUNBUFFERED=1 \
    PYTHONUTF8=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    FONTS_PATH=/usr/share/fonts/opentype/noto \
    GATEWAY_HOST=0.0.0.0 \
    SANDBOX_HOST=0.0.0.0 \
    HEALTH_HOST=0.0.0.0 \
    HEALTH_PORT=8081
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=3s CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['HEALTH_PORT']}/livez\", timeout=2)"]
# exec: signals reach the program, so that it stops in order.
CMD ["sh", "-c", "exec python -m $PROGRAM"]
