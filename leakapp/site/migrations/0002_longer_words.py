from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_counts_and_backups")]

    operations = [
        migrations.AlterModelOptions(
            name="daycount",
            options={"ordering": ["-day", "what"], "verbose_name": "count", "verbose_name_plural": "counts"},
        ),
        migrations.AlterField(model_name="daycount", name="what", field=models.CharField(max_length=40)),
    ]
