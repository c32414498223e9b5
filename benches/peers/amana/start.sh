# exec, so that the process the bench started is the service itself.
exec "$AMANA_BIN" serve --data "$RUN/data" --listen "127.0.0.1:$PORT" --workers 2 --requests-per-minute 10000000
