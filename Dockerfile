# What is needed to install stays in the first stage.
FROM python:3.11-slim AS build
WORKDIR /site
COPY requirements.txt ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt
COPY manage.py ./
COPY leakapp ./leakapp
COPY templates ./templates
COPY static ./static
RUN SECRET_KEY=build ENV_FILE=none /venv/bin/python manage.py collectstatic --noinput

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 ENV_FILE=none PORT=8000
WORKDIR /site
COPY --from=build /venv /venv
COPY --from=build /site /site
USER nobody
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=8)"]
CMD ["gunicorn", "-c", "python:leakapp.serving", "leakapp.wsgi"]
